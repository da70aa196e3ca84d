# La página de inicio: qué es esto, qué no necesita cita y por dónde empezar.

start-title = Emulador de InfoPass: haga una cita con un oficial de inmigración
start-heading = Haga una cita con un oficial de inmigración
start-lede = Elija una oficina local, un día y una hora, e imprima el aviso de su cita. Lo hace todo por su cuenta, en unos pocos pasos.
start-emulator = Esto es un emulador de InfoPass, el antiguo sitio web de citas del servicio de inmigración. No es un sitio web del gobierno, y ninguna oficina atiende a nadie con una cita hecha aquí.
start-agency-url = https://www.uscis.gov/es
start-agency-link = Ir a la verdadera agencia: el Servicio de Ciudadanía e Inmigración de Estados Unidos (USCIS)

start-without-heading = Para qué no hace falta una cita
start-without-lede = Todo esto puede hacerlo con la verdadera agencia, sin ir a una oficina. Los enlaces y el número de teléfono son de USCIS.
start-status-url = https://www.uscis.gov/es/herramientas
start-status = Consultar en línea el estatus de su caso
start-processing-url = https://www.uscis.gov/es/herramientas
start-processing = Ver cuánto están tardando los casos (tiempos de procesamiento)
start-forms-url = https://www.uscis.gov/es/formularios
start-forms = Obtener un formulario y sus instrucciones
start-efile-url = https://www.uscis.gov/es/herramientas
start-efile = Presentar un formulario en línea
start-address-url = https://www.uscis.gov/es/herramientas
start-address = Cambiar su dirección
start-phone = Preguntar por teléfono: Centro de Contacto de USCIS, 1‑800‑375‑5283

start-ways-heading = ¿Qué desea hacer?
start-book = Hacer una cita
start-book-hint = Necesita el nombre, la fecha de nacimiento, un teléfono y el código postal (ZIP) de la persona que va a ir.
start-change = Cambiar o cancelar una cita
start-change-hint = Necesita el número de confirmación y el PIN. Los dos están al pie de su aviso.
start-replace = Reemplazar un aviso perdido
start-replace-hint = Escriba otra vez los mismos datos. Recibirá un aviso con un PIN nuevo, y la hoja perdida dejará de servir.
start-current = El modelo actual: el centro de contacto
start-current-hint = Cómo se pide una cita ahora: por teléfono, con un formulario o en una oficina. Un oficial decide; nadie elige la hora.

start-before-heading = Antes de empezar
start-before-free = Es gratis y no necesita abrir una cuenta.
start-before-answers = Guardamos sus respuestas durante 60 minutos desde la última página que abra. Después tendrá que empezar de nuevo.
start-before-notice = Podrá ver su aviso en la pantalla durante 30 minutos. Imprímalo, o anote el número de confirmación y el PIN.
start-before-device = Hasta que usted confirme la cita, sus respuestas se guardan solamente en este dispositivo. Su navegador debe aceptar cookies.
start-before-hold = Mientras lee, no le reservamos ninguna hora. La hora es suya cuando vea el aviso.

start-officer-heading = En la oficina
start-officer = El oficial habla inglés. Usted puede llevar a alguien que le sirva de intérprete, o a un abogado. Ninguno de los dos es obligatorio.

start-today-heading = InfoPass en la actualidad
start-today = La verdadera agencia ya no usa InfoPass. En su lugar tiene un centro de contacto.
start-today-link = Qué reemplazó a InfoPass, y por qué
