# Preguntas y respuestas. Cada mensaje es un título, un párrafo o un punto de una lista.

questions-title = Preguntas y respuestas – Emulador de InfoPass
questions-heading = Preguntas y respuestas
questions-lede = Cómo era una cita de InfoPass, y cómo funciona en este emulador.
questions-about-link = Sobre este emulador: qué es historia y qué es regla nuestra
questions-contents-heading = En esta página

questions-real-heading = ¿Es esta una cita de verdad?
questions-real-no = No. Esto es un emulador de InfoPass, el sitio web que el servicio de inmigración tuvo entre 2003 y 2019. No es un sitio web del gobierno.
questions-real-travel = Ninguna oficina se entera de una cita hecha aquí. No vaya a ninguna oficina con ella: allí nadie la tiene registrada, y con el aviso no le dejarán entrar.
questions-real-agency = Si necesita una cita de verdad, pídala a la verdadera agencia: el Servicio de Ciudadanía e Inmigración de Estados Unidos (USCIS).
questions-agency-url = https://www.uscis.gov/es
questions-agency-link = Ir al sitio web de USCIS

questions-what-heading = ¿Qué es una cita de InfoPass?
questions-what-talk = Es una conversación breve, en persona, con un oficial de inmigración en una oficina local. Cada cita dura 15 minutos. Usted elige la oficina, el día y la hora.
questions-what-not = No es la entrevista de su caso. El oficial de la ventanilla puede informarle y ayudarle, pero por lo general no es quien decide su caso.

questions-who-heading = ¿Quién puede hacer una cita?
questions-who-anyone = Cualquier persona que quiera preguntar por un asunto de inmigración. No necesita abogado ni ningún otro intermediario.
questions-who-helper = Alguien de su confianza puede ayudarle o hacer la cita por usted. Un abogado también.
questions-who-free = Es gratis. No tiene que pagarle a nadie para conseguir una hora.
questions-who-child = La cita puede ser para un menor. Escriba el nombre y la fecha de nacimiento del menor.
questions-who-phone = El teléfono puede ser el de la persona que le ayuda. Recuerde qué número dio: lo necesitará si tiene que reemplazar un aviso perdido.

questions-topics-heading = ¿De qué puedo hablar?
questions-topics-lede = Al hacer la cita se elige un motivo. Los habituales eran estos:
questions-topics-case = un caso que ya se presentó
questions-topics-card = una tarjeta de residente permanente (“green card”) que no ha llegado
questions-topics-file = presentar una solicitud en persona
questions-topics-letter = una carta en la que le piden ir a una oficina
questions-topics-form = obtener un formulario
questions-topics-other = información u otros servicios

questions-without-heading = ¿Para qué no hace falta una cita?
questions-without-list = Sin ir a una oficina puede consultar el estatus de un caso, ver los tiempos de procesamiento, obtener formularios y presentar muchos de ellos en línea. También puede cambiar su dirección y hacer preguntas por teléfono.
questions-without-link = Dónde se hace cada una de estas cosas

questions-language-heading = ¿En qué idioma puedo hacerlo?
questions-language-site = Puede hacer, cambiar y cancelar la cita en español o en inglés.
questions-language-officer = El oficial habla inglés. Usted puede llevar a alguien que le sirva de intérprete, o a un abogado. Ninguno de los dos es obligatorio.
questions-language-notice = Si hace la cita en español, el aviso trae también el texto en inglés, porque el guardia de la entrada lee inglés.

questions-notime-heading = ¿Y si no me conviene ninguna hora?
questions-notime-new = Vuelva después de las 12:01 a. m., hora del Este (las 9:01 p. m. de la noche anterior, hora del Pacífico). Cada día laborable se abre un nuevo día de citas. Los fines de semana, los días feriados y los días en que la oficina cierra no cuentan, así que el siguiente día laborable puede abrirse un poco antes.
questions-notime-canceled = Mire otra vez a lo largo del día. Cuando alguien cancela o cambia una cita, esa hora vuelve a ofrecerse en dos horas como máximo.
questions-notime-offices = Mire otras oficinas cercanas. La lista indica a qué distancia está cada una y cuál es su primer día libre.
questions-notime-hold = No espere demasiado cuando vea una hora que le convenga. Mientras lee, no se le reserva ninguna.
questions-notime-contact = Si es un asunto real y urgente, llame a la verdadera agencia: Centro de Contacto de USCIS, 1‑800‑375‑5283.

questions-one-heading = ¿Puedo tener más de una cita?
questions-one-rule = Aquí cada persona tiene una sola cita a la vez. Es una regla nuestra: así quedan horas para los demás. Si quiere otro día u otra oficina, cambie la cita que tiene.
questions-one-again = Puede hacer otra cuando la suya haya empezado o la haya cancelado. Cada miembro de una familia puede tener una.

questions-bring-heading = ¿Qué debo llevar?
questions-bring-notice = El aviso de la cita, impreso.
questions-bring-id = Una identificación con foto expedida por un gobierno: por ejemplo, un pasaporte, una licencia de conducir, un permiso de trabajo (EAD) o una tarjeta de residente permanente (“green card”). Un Formulario I-94 sin foto no basta por sí solo.
questions-bring-papers = Todos los formularios, avisos de recibo y cartas sobre su asunto, tanto las de aprobación como las de denegación.
questions-bring-translations = Una traducción al inglés de cada documento que esté en otro idioma.
questions-bring-originals = Los originales de sus documentos, no solo las copias.
questions-bring-reason = Lo demás que su aviso pida según el motivo de la cita.

questions-arriving-heading = ¿Qué pasa cuando llego?
questions-arriving-lede = Así era en las oficinas en tiempos de InfoPass, y así lo dice el aviso:
questions-arriving-early = No se permite entrar más de 15 minutos antes de su hora.
questions-arriving-late = Si llega tarde, su cita queda cancelada y tiene que hacer otra.
questions-arriving-security = Usted pasa por un control de seguridad. Algunas oficinas no dejaban entrar con cámaras, teléfonos con cámara ni comida.
questions-arriving-ticket = Muestre el aviso y su identificación con foto; le darán un turno con un número.
questions-arriving-window = Espere a que llamen su número y pase a la ventanilla.

questions-change-heading = ¿Cómo cambio o cancelo mi cita?
questions-change-open = Ábrala con el número de confirmación y el PIN que están al pie de su aviso.
questions-change-link = Cambiar o cancelar una cita
questions-change-move = Puede elegir otra hora, en la misma oficina o en otra. La hora que tenía sigue siendo suya hasta que consiga la nueva.
questions-change-numbers = El número de confirmación y el PIN siguen siendo los mismos, pero imprima el aviso nuevo: la hoja anterior ya no es válida.
questions-change-limit = Puede cambiar una cita hasta diez veces al día, pero no después de registrarse al llegar a la oficina.
questions-change-cancel = Si la cancela, su hora queda libre para otra persona. No hay ninguna sanción.

questions-lost-heading = ¿Y si pierdo el aviso?
questions-lost-replace = Pida un aviso de reemplazo. Escriba los mismos datos que cuando hizo la cita: nombre, fecha de nacimiento, teléfono y código postal (ZIP).
questions-lost-link = Reemplazar un aviso perdido
questions-lost-pin = El nuevo aviso tiene el mismo número de confirmación y un PIN nuevo. El PIN anterior deja de servir, de modo que la hoja perdida no le sirve a quien la encuentre. Si usted la encuentra, destrúyala.
questions-lost-spelling = No importan los acentos, las mayúsculas, los guiones ni el orden de sus nombres. Las letras sí importan.
questions-lost-notfound = Si no aparece ninguna cita, pruebe con el nombre tal como lo escribió la primera vez y con el teléfono que dio entonces. Pruebe también con el día y el mes al revés.

questions-printer-heading = ¿Y si no tengo impresora?
questions-printer-numbers = Anote el número de confirmación y el PIN. Con ellos puede abrir su cita en otra computadora.
questions-printer-library = En una biblioteca pública o en una tienda de copias casi siempre pueden imprimirle una página.
questions-printer-kiosk = En tiempos de InfoPass, las oficinas locales tenían una computadora (un “kiosco”) para quienes no tenían una propia.
questions-printer-phone = No cuente con mostrar el aviso en su teléfono. Algunas oficinas no dejaban entrar con teléfonos con cámara.

questions-limits-heading = ¿Cuánto tiempo guardan mis respuestas?
questions-limits-answers = Las guardamos durante 60 minutos desde la última página que abra, y solamente en este dispositivo. Después tendrá que empezar de nuevo.
questions-limits-notice = Puede ver el aviso en la pantalla durante 30 minutos. Después, abra la cita con su número de confirmación y su PIN.

questions-replaced-heading = ¿Qué reemplazó a InfoPass, y por qué?
questions-replaced-why = La agencia dijo que la mayoría de quienes iban con una cita de InfoPass habrían podido obtener la misma información por teléfono o en su sitio web. Dijo también que así los oficiales tendrían más tiempo para los casos.
questions-replaced-when = El cambio empezó en marzo de 2018 en cinco oficinas: Hartford, El Paso, Jacksonville, Sacramento y San Francisco. Otras siguieron a partir de noviembre de 2018. Todas debían haber cambiado para el 30 de septiembre de 2019.
questions-replaced-how = Ahora hay que llamar al Centro de Contacto de USCIS. Primero contesta una voz automática y luego un operador. Si eso no basta, un oficial devuelve la llamada. Solo ese oficial puede dar una cita, y la persona no elige la hora.
questions-replaced-since = Desde agosto de 2023 también existe un formulario en línea para solicitar una cita. En 2021 la agencia dijo que no tenía planes de volver a permitir que la gente programara sus propias citas.
questions-contact-url = https://www.uscis.gov/es/contactcenter
questions-contact-link = Ir al Centro de Contacto de USCIS
