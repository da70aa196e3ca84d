# El modelo actual: su página de inicio, y lo que tienen en común la llamada, el formulario, la visita sin cita y el estado.

contact-title = El centro de contacto: cómo se pide una cita ahora
contact-heading = El centro de contacto
contact-lede = Desde 2019 ya nadie hace su propia cita. Usted llama o escribe, y un oficial le devuelve la llamada. Ese oficial decide si hace falta que vaya.
contact-emulator = Esto es un emulador de ese modelo. No es un sitio web del gobierno. Aquí no contesta ninguna persona de verdad, y ninguna oficina le atenderá por una solicitud hecha aquí.
contact-agency-phone = Para llamar a la verdadera agencia:
contact-agency-phone-link = Centro de Contacto de USCIS, 1‑800‑375‑5283
contact-no-promise = Cada solicitud se decide por separado. Nadie puede predecir la respuesta, y una solicitud no es una promesa de cita.
contact-rule = Según la regla { $rule }, versión { $version }

contact-differs-heading = En qué se diferencia de hacer la cita por su cuenta
contact-differs-time = Usted no elige ni el día ni la hora.
contact-differs-officer = Un oficial decide caso por caso: una respuesta por teléfono, una cita o un rechazo.
contact-differs-days = La cita se da para unos cinco días hábiles después de la llamada del oficial.
contact-differs-move = Puede cancelarla con los números de su aviso, pero no puede cambiarla.

contact-ways-heading = ¿Qué desea hacer?
contact-call = Llamar al centro de contacto
contact-call-hint = Una voz automática contesta a cualquier hora. Puede escribir lo que diría, u oprimir teclas.
contact-live = Ahora contestan operadores, hasta las 8:00 p. m., hora del Este.
contact-not-live = Ahora no contesta ningún operador. Vuelven a contestar el { $opens }.
contact-request = Pedir una cita con el formulario de solicitud
contact-request-hint = Cuatro pasos cortos, a cualquier hora. Un oficial le devuelve la llamada.
contact-walk-in = Ir a una oficina sin cita
contact-walk-in-hint = No hay garantía de que alguien le atienda. Un oficial de allí acepta o rechaza.
contact-status = Ver cómo va su solicitud
contact-status-hint = Necesita el número de servicio de 8 dígitos y la fecha de nacimiento.

contact-promise-heading = Cuándo devuelve la llamada un oficial
contact-promise-era = La promesa cambió con los años. Este emulador sigue la de
contact-promise-text = Si usted lo acepta, recibe un mensaje de texto { $minutes } minutos antes de la llamada.
contact-promise-kept = Es una promesa del centro de contacto y no siempre se cumple. Si la llamada lleva retraso, la página de su solicitud lo dice.

contact-sources-heading = Qué tiene fuente y qué es nuestro
contact-sources = Los pasos, el horario y los plazos de llamada vienen de fuentes. Las palabras de la llamada, las reglas que deciden y el formulario en español son nuestros.
contact-sources-link = Fuentes, suposiciones y añadidos

contact-start-link = Página de inicio del centro de contacto
contact-status-link = Ver cómo va una solicitud

contact-yes = Sí
contact-no = No
contact-none = En blanco
contact-group-primary = Los tipos más comunes
contact-group-other = Otros tipos
contact-office = Oficina
contact-office-choose = Elija una oficina
contact-office-near = Cerca de su código postal (ZIP)
contact-office-zip-hint = El código postal (ZIP) no nos dice cuál es su oficina. Elija una.
contact-receipt = Número de recibo (opcional)
contact-receipt-label = Número de recibo
contact-receipt-hint = Tres letras y diez dígitos, si se trata de un caso. Por ejemplo: MSC2190000001
contact-about = ¿De qué se trata? (opcional)
contact-about-label = De qué se trata
contact-about-hint = Con sus propias palabras, 500 caracteres como máximo. El oficial lo lee antes de hablar con usted.
contact-text = Envíenme un mensaje de texto { $minutes } minutos antes de la llamada
contact-text-hint = Va al número de teléfono que usted dé. En este emulador no se envía de verdad ningún mensaje.
contact-text-label = Mensaje de texto antes de la llamada
contact-asked-for = Usted pide:
contact-person-heading = La persona que necesita la cita
contact-urgent = ¿Es urgente?
contact-urgent-hint = Algo que surgió de improviso y no puede esperar, como la enfermedad o la muerte de un familiar.
contact-evidence = ¿Tiene las pruebas a la mano?
contact-evidence-hint = Papeles que muestran el motivo, como una carta del médico o la decisión de un juez.

waiting-title = Ya hay una solicitud en espera
waiting-heading = Esta persona ya tiene una solicitud en espera
waiting-lede = Hay una solicitud con el mismo nombre, fecha de nacimiento, teléfono y código postal (ZIP). Por eso no anotamos otra.
waiting-rule = Cada persona puede tener una sola solicitud abierta a la vez. Es una regla de este emulador.
waiting-silent = Para proteger a esa persona, aquí no decimos qué número tiene, de qué se trata ni cuándo se hizo.
waiting-ways-heading = ¿Qué desea hacer?
waiting-lost = Si perdió el número, espere la llamada del oficial, o llame y pregunte al operador. La solicitud conserva su lugar.
waiting-correct = Corregir lo que escribió
waiting-correct-hint = Si la solicitud es para otra persona, o si algo quedó mal escrito. Sus respuestas siguen ahí.

timed-out-call-title = La llamada terminó
timed-out-call-text = Han pasado más de 60 minutos desde su última respuesta. Para su protección, hemos borrado la llamada de este dispositivo. Si no vio un número de servicio, no se anotó ninguna solicitud.
timed-out-call-next = Llame otra vez. Si vio un número de servicio, vea cómo va su solicitud.
timed-out-request-title = Sus respuestas ya no se conservan
timed-out-request-text = Han pasado más de 60 minutos desde la última página que abrió. Para su protección, hemos borrado sus respuestas de este dispositivo. Si no vio un número de servicio, no se hizo ninguna solicitud.
timed-out-request-next = Empiece de nuevo. Si vio un número de servicio, vea cómo va su solicitud.
timed-out-inquiry-title = Su solicitud ya no se muestra
timed-out-inquiry-text = Han pasado más de 30 minutos desde la última página que abrió. Para su protección, hemos cerrado su solicitud en este dispositivo. La solicitud no ha cambiado.
timed-out-inquiry-next = Ábrala otra vez con el número de servicio y la fecha de nacimiento.
waiting-booked-title = Ya hay una cita asignada
waiting-booked-heading = Esta persona ya tiene una cita
waiting-booked-lede = Un oficial la asignó a alguien con el mismo nombre, fecha de nacimiento, teléfono y código postal (ZIP). Por eso no anotamos una solicitud para otra visita.
waiting-booked-rule = Cada persona puede tener una sola cita asignada a la vez. Es una regla de este emulador.
waiting-booked-silent = Para proteger a esa persona, aquí no decimos cuándo ni dónde es.
waiting-booked-open = Abrir o cancelar la cita
waiting-booked-open-hint = Con los números de su aviso. Una vez cancelada, puede pedir otra.
