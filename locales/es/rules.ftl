# Las reglas del modelo actual: las palabras de cada clave de data/rules.toml, con el mismo nombre. `rule-CLAVE` está en la lista
# de un oficial; `rule-CLAVE-text` se le dice a la persona: qué se decidió, por qué y qué hacer. No promete nada.

# Épocas de la llamada de vuelta.
era-2019 = 2019: una llamada en unas horas
era-2021 = 2021: una llamada en 48 horas si es urgente; si no, en 7 días hábiles
era-2022 = 2022: una llamada en 72 horas (lunes a viernes) si es urgente; si no, en 30 días hábiles
era-2023 = 2023: una llamada en 72 horas (lunes a viernes) si es urgente; si no, en 30 días hábiles; antes, un mensaje de texto

# Documentos.
document-photo-id = Una identificación oficial con foto
document-passport = Su pasaporte
document-expired-card = Su tarjeta de residente permanente (“green card”), aunque esté vencida
document-i-94 = Su registro de llegada (formulario I-94)
document-receipt-notice = El aviso de recibo de su caso
document-approval-notice = La carta que aprobó su caso
document-notice-to-come = La carta que le pide presentarse
document-two-photos = Dos fotos tipo pasaporte, de 2 por 2 pulgadas
document-signed-form-i-131 = El formulario I-131, lleno y firmado
document-evidence-of-emergency = Papeles que demuestren la emergencia, por ejemplo de un hospital
document-filing-fee = La tarifa, pagada como permitan las instrucciones del formulario
document-travel-ticket = Su boleto o su plan de viaje
document-judge-order = La orden del juez de inmigración
document-completed-forms = Los formularios, llenos y firmados, con lo que piden sus instrucciones
document-birth-certificate = Su acta de nacimiento
document-marriage-certificate = Su acta de matrimonio
document-proof-of-relationship = Papeles que demuestren el parentesco
document-proof-of-military-service = Papeles que demuestren el servicio militar
document-proof-of-american-indian-blood = Papeles que demuestren al menos 50 por ciento de sangre indígena norteamericana
document-naturalization-certificate = El Certificado de Naturalización original
document-immigrant-fee-receipt = El recibo de la tarifa de inmigrante
document-proof-of-address = Algo que muestre su dirección, por ejemplo una factura
document-translations = Traducciones al inglés de los papeles en otros idiomas

# Tipos de solicitud.
kind-adit-stamp = Prueba de su condición migratoria (sello ADIT o I‑551)
kind-adit-stamp-hint = Para residentes permanentes cuya tarjeta venció, se perdió o no ha llegado.
kind-emergency-advance-parole = Viaje de emergencia (permiso adelantado de viaje por emergencia)
kind-emergency-advance-parole-hint = Para personas con un caso pendiente que deben salir del país de repente y quieren volver.
kind-immigration-judge-grant = Un juez de inmigración concedió la residencia o el asilo
kind-immigration-judge-grant-hint = Para personas que necesitan una prueba de lo que concedió el juez.
kind-daca = Acción diferida para quienes llegaron en la infancia (DACA)
kind-daca-hint = Para personas con un caso de DACA que necesitan ayuda con él.
kind-deferred-action = Acción diferida
kind-deferred-action-hint = Para personas que piden no ser expulsadas por ahora, por ejemplo por una enfermedad grave.
kind-parole-in-place = Permiso de permanencia temporal (“parole in place”)
kind-parole-in-place-hint = Para familiares cercanos de militares o de veteranos.
kind-satisfactory-departure = Salida satisfactoria (“satisfactory departure”)
kind-satisfactory-departure-hint = Para visitantes del Programa de Exención de Visa que no pueden salir a tiempo por una emergencia.
kind-cuban-parole = Permiso (“parole”) de cubanos, o su renovación
kind-cuban-parole-hint = Para cubanos cuyo permiso terminó o no está documentado.
kind-afghan-special-immigrant = Inmigrantes especiales afganos
kind-afghan-special-immigrant-hint = Para inmigrantes especiales afganos con residencia condicional.
kind-american-indian-born-in-canada = Indígenas norteamericanos nacidos en Canadá
kind-american-indian-born-in-canada-hint = Para personas que piden una prueba de su residencia como indígenas norteamericanos nacidos en Canadá.
kind-naturalization-certificate-copy = Copia certificada de un Certificado de Naturalización
kind-naturalization-certificate-copy-hint = Para ciudadanos que necesitan una copia certificada, por ejemplo para otra autoridad.
kind-t-u-vawa = Pregunta sobre un caso T, U o VAWA
kind-t-u-vawa-hint = Para víctimas de trata, de un delito o de maltrato. Sus casos son confidenciales.
kind-lost-immigrant-packet = Paquete de visa de inmigrante perdido
kind-lost-immigrant-packet-hint = Para nuevos residentes que pagaron la tarifa hace más de tres meses y no han recibido nada.
kind-local-filing = Presentar una solicitud en una oficina local
kind-local-filing-hint = Para los pocos formularios que se entregan en una oficina.
kind-case-question = Pregunta sobre un caso
kind-case-question-hint = Para personas que quieren saber cómo va su caso.
kind-card-not-received = Una tarjeta que no ha llegado
kind-card-not-received-hint = Para personas con un caso aprobado que aún no tienen la tarjeta.
kind-form-question = Pregunta sobre un formulario
kind-form-question-hint = Para personas que necesitan un formulario o no saben cuál necesitan.
kind-address-change = Cambio de dirección
kind-address-change-hint = Para personas que se mudaron.
kind-biometrics-or-interview = Pregunta sobre datos biométricos o una entrevista
kind-biometrics-or-interview-hint = Para personas que tienen una carta con el día de sus huellas o de su entrevista.

# Reglas del operador.
rule-call-again-with-evidence = Viaje de emergencia, sin pruebas a la mano
rule-call-again-with-evidence-text = No se anotó ninguna solicitud. Un viaje de emergencia solo se considera con papeles que demuestren la emergencia. Consígalos, por ejemplo una carta de un médico, y vuelva a llamar cuando los tenga a la mano.
rule-emergency-taken-down = Viaje de emergencia, con pruebas a la mano
rule-emergency-taken-down-text = Su solicitud se anotó como urgente, porque debe viajar por una emergencia y tiene papeles que la demuestran. Un oficial tratará de llamarle y decidirá. Tenga a la mano los papeles y su formulario I-131 firmado.
rule-proof-needed-soon = Prueba de condición migratoria, hace falta pronto
rule-proof-needed-soon-text = Su solicitud se anotó como urgente, porque necesita pronto una prueba de su condición migratoria. Un oficial tratará de llamarle y decidirá si hace falta que vaya.
rule-accelerated-kind = Tipo que va antes que otros
rule-accelerated-kind-text = Su solicitud se anotó como urgente, porque las de este tipo van antes que otras. Un oficial tratará de llamarle y decidirá.
rule-stay-ends-soon = La estadía termina pronto
rule-stay-ends-soon-text = Su solicitud se anotó como urgente, porque su estadía está por terminar. Un oficial tratará de llamarle y decidirá. Tenga a la mano su pasaporte y su plan de viaje.
rule-case-is-received = Pregunta sobre un caso: recibido
rule-case-is-received-text = Su caso fue recibido y nadie lo ha decidido todavía. No se anotó ninguna solicitud, porque un oficial no podría decirle más. Espere una carta, y vuelva a llamar si ya pasó el tiempo usual de su formulario.
rule-case-is-pending = Pregunta sobre un caso: pendiente
rule-case-is-pending-text = Se está trabajando en su caso. No se anotó ninguna solicitud, porque un oficial no podría decirle más. Si falta algo, una carta se lo dirá. Vuelva a llamar si ya pasó el tiempo usual de su formulario.
rule-case-is-decided = Pregunta sobre un caso: decidido
rule-case-is-decided-text = Su caso ya se decidió. No se anotó ninguna solicitud, porque la decisión solo se envía por correo. Espere la carta y compruebe que su dirección sea la correcta.
rule-receipt-number-needed = Pregunta sin un caso conocido
rule-receipt-number-needed-text = No se anotó ninguna solicitud, porque no se encontró su caso. Tenga a la mano su número de recibo: tres letras y diez dígitos, en el aviso de recibo. Después, vuelva a llamar.
rule-card-needed-soon = La tarjeta no ha llegado, urgente
rule-card-needed-soon-text = Su solicitud se anotó, porque necesita pronto su tarjeta y no ha llegado. Un oficial tratará de llamarle y decidirá qué se puede hacer.
rule-card-on-its-way = La tarjeta no ha llegado, sin urgencia
rule-card-on-its-way-text = No se anotó ninguna solicitud, porque las tarjetas llegan por correo y pueden tardar unas semanas después de la aprobación. Compruebe que su dirección sea la correcta. Si necesita antes una prueba de su condición migratoria, vuelva a llamar y diga que es urgente.
rule-forms-are-online = Pregunta sobre un formulario
rule-forms-are-online-text = No se anotó ninguna solicitud, porque los formularios y sus instrucciones son gratis en el sitio web de la agencia. También se pueden pedir por teléfono. No necesita una cita para eso.
rule-address-by-oneself = Cambio de dirección
rule-address-by-oneself-text = No se anotó ninguna solicitud, porque una dirección nueva se comunica en línea o por correo, sin cita. Comuníquela para cada caso que tenga abierto.
rule-notice-day-is-near = Datos biométricos o entrevista, urgente
rule-notice-day-is-near-text = Su solicitud se anotó, porque el día de su carta está cerca. Un oficial tratará de llamarle. Mientras no le digan otra cosa, vale el día de la carta.
rule-follow-the-notice = Datos biométricos o entrevista, sin urgencia
rule-follow-the-notice-text = No se anotó ninguna solicitud, porque su carta le dice adónde ir y cómo pedir otro día. Siga la carta y guarde una copia de lo que envíe.
rule-taken-down = Cualquier otra solicitud
rule-taken-down-text = Su solicitud se anotó. Un oficial tratará de llamarle y decidirá si hace falta que vaya. Tenga sus papeles a la mano.

# Reglas del oficial que devuelve la llamada.
rule-answered-by-phone = Pregunta que no necesita visita
rule-answered-by-phone-text = Su pregunta se contestó por teléfono, porque las de este tipo no necesitan una visita. Por ahora no tiene que hacer nada más. Si algo cambia, vuelva a llamar.
rule-card-needed-now = La tarjeta no ha llegado, hace falta una prueba
rule-card-needed-now-text = Se le da una cita, porque su tarjeta no ha llegado y necesita una prueba de su condición migratoria. Preséntese a la hora del aviso y lleve lo que este pide. El oficial de la ventanilla decide qué se le da.
rule-card-traced = La tarjeta no ha llegado, se buscará
rule-card-traced-text = Su pregunta se contestó por teléfono: una tarjeta que se envió y no ha llegado se busca sin una visita. Compruebe que su dirección sea la correcta. Si necesita pronto una prueba de su condición migratoria, vuelva a llamar y diga que es urgente.
rule-no-evidence-of-emergency = Sin pruebas de la emergencia
rule-no-evidence-of-emergency-text = No se le da una cita, porque no había papeles que demostraran la emergencia. Consígalos, por ejemplo de un hospital o de una funeraria, y vuelva a pedirla.
rule-trip-is-not-urgent = El viaje no es urgente
rule-trip-is-not-urgent-text = No se le da una cita, porque el viaje de emergencia es para lo que surgió de improviso y no puede esperar. En lugar de eso, presente el formulario I-131 por correo o en línea. Si ocurre algo urgente, vuelva a pedirla.
rule-emergency-shown = Emergencia con pruebas
rule-emergency-shown-text = Se le da una cita, porque tiene papeles que demuestran la emergencia. Preséntese a la hora del aviso y lleve lo que este pide. La oficina decide si puede viajar: no salga del país antes de eso.
rule-proof-of-status = Prueba de condición migratoria
rule-proof-of-status-text = Se le da una cita para pedir una prueba de su condición migratoria. Preséntese a la hora del aviso y lleve lo que este pide. El oficial de la ventanilla decide qué se le da.
rule-no-judge-order = Sin la orden del juez a la mano
rule-no-judge-order-text = No se le da una cita, porque no tiene a la mano la orden del juez. Pida una copia en el tribunal y vuelva a pedir la cita cuando la tenga.
rule-judge-decided = El juez lo concedió
rule-judge-decided-text = Se le da una cita, porque un juez de inmigración decidió a su favor. Preséntese a la hora del aviso y lleve la orden y lo demás que pide el aviso.
rule-packet-not-due = El paquete todavía no lleva retraso
rule-packet-not-due-text = No se le da una cita, porque ningún recibo muestra que la tarifa se pagó hace más de tres meses. Espere a que pasen los tres meses. Si para entonces no ha llegado nada, vuelva a pedirla con el recibo a la mano.
rule-daca-under-way = Caso de DACA en trámite
rule-daca-under-way-text = Su pregunta se contestó por teléfono: su caso está en trámite y no necesita una visita. Recibirá una carta cuando avance.
rule-no-evidence-for-stay = Sin pruebas del motivo para quedarse más tiempo
rule-no-evidence-for-stay-text = No se le da una cita, porque no había papeles que demostraran por qué no puede salir a tiempo. Consígalos, por ejemplo de un médico o de una aerolínea, y vuelva a pedirla antes de que termine su estadía.
rule-visit-needed = Hace falta una visita
rule-visit-needed-text = Se le da una cita, porque lo que pide necesita una visita. Preséntese a la hora del aviso y lleve lo que este pide. El oficial de la ventanilla decide.
rule-solved-in-the-call = Resuelto en la llamada
rule-solved-in-the-call-text = Su solicitud se contestó por teléfono: el oficial consideró que no hace falta una visita. Si algo cambia, haga otra solicitud.
rule-visit-by-judgement = Visita, a juicio del oficial
rule-visit-by-judgement-text = Se le da una cita, porque el oficial consideró que debe ir. Preséntese a la hora del aviso y lleve lo que este pide.
rule-not-urgent-enough = No es bastante urgente
rule-not-urgent-enough-text = No se le da una cita, porque el oficial no consideró su solicitud bastante urgente. Cada caso se decide por separado. Si tiene más papeles, o si algo cambia, vuelva a pedirla.
rule-evidence-does-not-show-it = Las pruebas no lo demuestran
rule-evidence-does-not-show-it-text = No se le da una cita, porque los papeles que mencionó no demuestran lo que hace falta. Consiga otros que sí lo hagan y vuelva a pedirla.
rule-not-for-the-office = No es asunto de la oficina local
rule-not-for-the-office-text = No se le da una cita, porque una oficina local no puede hacer lo que pide. Vea en su última carta quién decide su caso, y escriba allí.
rule-stay-cannot-be-extended = La estadía no se puede prolongar
rule-stay-cannot-be-extended-text = No se le da una cita, porque el oficial consideró que su estadía no se puede prolongar de este modo. Salga a tiempo si puede, y busque consejo legal si no puede.
rule-decided-by-mail-only = Solo por correo
rule-decided-by-mail-only-text = No se le da una cita, porque lo que pide solo se tramita por correo. Envíelo a la dirección que está en las instrucciones del formulario o en su última carta.
rule-not-a-party = Quien llama no es parte del caso
rule-not-a-party-text = No se le da una cita, porque solo el solicitante, el peticionario o su abogado pueden hablar de un caso. Uno de ellos puede volver a pedirla.

# Reglas de la oficina local.
rule-office-has-no-room = Sin lugar a tiempo
rule-office-has-no-room-text = La oficina no puede atenderle, porque no tiene ninguna hora libre lo bastante pronto para su solicitud. La cita que se le dio queda cancelada. Vuelva a pedirla y diga hasta cuándo puede esperar.
rule-office-sees-no-emergency = No es una emergencia
rule-office-sees-no-emergency-text = La oficina no puede atenderle como emergencia, porque consideró que la solicitud puede esperar. La cita que se le dio queda cancelada. Si tiene más papeles, vuelva a pedirla.
rule-another-office-is-responsible = Le corresponde otra oficina
rule-another-office-is-responsible-text = La oficina no puede atenderle, porque a su dirección le corresponde otra oficina. La cita que se le dio queda cancelada. Vuelva a pedirla y revise el código postal (ZIP) que dé.

# Reglas en la puerta.
rule-no-window-today = Hoy no hay ventanilla libre
rule-no-window-today-text = Hoy no es posible atenderle, porque no hay ninguna ventanilla libre. Llame al centro de contacto y pida una cita.
rule-emergency-at-the-door = Emergencia con pruebas
rule-emergency-at-the-door-text = Se le atenderá hoy, porque tiene papeles que demuestran una emergencia y hay una ventanilla libre. Es una excepción. Preséntese a la hora del aviso.
rule-proof-needed-today = Prueba o salida, urgente
rule-proof-needed-today-text = Se le atenderá hoy, porque su solicitud no puede esperar y hay una ventanilla libre. Es una excepción. Preséntese a la hora del aviso.
rule-no-visit-needed = Pregunta que no necesita visita
rule-no-visit-needed-text = Hoy no es posible atenderle, porque su pregunta no necesita una visita. Llame al centro de contacto: se contesta por teléfono.
rule-appointment-needed = Hace falta una cita
rule-appointment-needed-text = Hoy no es posible atenderle, porque solo se atiende con cita. Llame al centro de contacto, o pida una cita con el formulario de solicitud.
rule-accepted-at-discretion = A discreción del oficial
rule-accepted-at-discretion-text = Se le atenderá hoy, porque el oficial hizo una excepción. Preséntese a la hora del aviso.
rule-no-emergency-at-the-door = No es una emergencia
rule-no-emergency-at-the-door-text = Hoy no es posible atenderle, porque el oficial consideró que su solicitud puede esperar. Llame al centro de contacto y pida una cita.

# Reglas al registrarse.
rule-line-at-security = Fila en el control de seguridad
rule-line-at-security-text = Se le deja entrar aunque no sea su hora, porque la fila en el control de seguridad era larga.
rule-office-was-closed = La oficina estuvo cerrada
rule-office-was-closed-text = Se le deja entrar aunque no sea su hora, porque la oficina estaba cerrada cuando tenía su cita.
rule-cannot-wait-outside = No puede esperar afuera
rule-cannot-wait-outside-text = Se le deja entrar aunque no sea su hora, porque esperar afuera sería demasiado difícil para usted.
rule-admitted-at-discretion = A discreción del oficial
rule-admitted-at-discretion-text = Se le deja entrar aunque no sea su hora, porque el oficial hizo una excepción.
