# La llamada: lo que se oye, las teclas y las palabras que se entienden. Las cinco preguntas y respuestas que se hallaron en
# una fuente se siguen de cerca; todas las demás palabras son nuestras.
# call-step-… es el título de la página, call-says-… lo que se oye, call-words-… frases con un significado, entre comas.

call-heard-heading = La llamada
call-earlier = Lo que se dijo antes
call-who-voice = Voz automática
call-who-operator = Operador
call-who-you = Usted

call-step-purpose = La voz automática pregunta por qué llama
call-step-receipt = La voz automática pide su número de recibo
call-step-settled = La voz automática pregunta si con eso quedó resuelta su pregunta
call-step-kind = El operador pregunta de qué se trata
call-step-urgent = El operador pregunta si es urgente
call-step-evidence = El operador pregunta si tiene las pruebas
call-step-details = El operador anota su solicitud
call-step-goodbye = La llamada terminó
call-step-not-understood = La llamada terminó: no se le entendió
call-step-closed = La llamada terminó: ahora no contesta ningún operador
call-step-answered = La llamada terminó: el operador ya contestó

call-says-welcome = Le damos la bienvenida. Este es un emulador del centro de contacto del servicio de inmigración. No es el gobierno. Puedo entender oraciones completas. También puede oprimir teclas.
call-says-ask-purpose = Por favor, dígame por qué llama hoy.
call-says-ask-receipt = Por favor, dígame su número de recibo: tres letras y diez dígitos.
call-says-no-receipt-number = Lo siento, eso no es un número de recibo. Si no lo tiene, diga “menú”.
call-says-operator-alone = Antes de comunicarle con un operador, necesito saber por qué llama.
call-says-not-understood = Lo siento, no le entendí.
call-says-given-up = Lo siento, todavía no le entiendo. Puede llamar otra vez, usar el formulario de solicitud o ver cómo va una solicitud. Adiós.
call-says-forms = Todos los formularios, con sus instrucciones, están gratis en el sitio web de la agencia.
call-says-times = El sitio web de la agencia dice cuánto están tardando los casos, por formulario y por oficina.
call-says-address = Si se muda, tiene que dar su nueva dirección a la agencia en un plazo de 10 días. Puede hacerlo en el sitio web de la agencia.
call-says-not-delivered = Si no le ha llegado una tarjeta o un aviso, puede avisar en el sitio web de la agencia.
call-says-ask-settled = ¿Con eso quedó resuelta su pregunta?
call-says-goodbye = Gracias por llamar. Que tenga un buen día.
call-says-connecting = Le comunico con un operador.
call-says-closed = Los operadores contestan de lunes a viernes, de 8 a. m. a 8 p. m., hora del Este, y no en los feriados federales. Vuelven a contestar el { $opens }. Adiós.
call-says-greeting = Hola, le habla el operador. Puedo contestar preguntas y anotar una solicitud. No puedo darle una cita. Solo puede dársela un oficial, después de llamarle.
call-says-ask-kind = ¿De qué se trata?
call-says-ask-urgent = ¿Es urgente, algo que surgió de improviso y no puede esperar?
call-says-ask-evidence = ¿Tiene las pruebas a la mano?
call-says-takes-down = Voy a anotar su solicitud. Por favor, deme los datos de la persona que necesita la cita.

call-case-received = El caso { $receipt } fue recibido. Todavía nadie ha empezado a trabajar en él.
call-case-pending = El caso { $receipt } está pendiente. Se está trabajando en él.
call-case-decision-made = Ya hay una decisión sobre el caso { $receipt }. Llega por correo; no puedo leérsela.
call-case-unknown = No encuentro ningún caso con el número { $receipt }. Compárelo con su aviso de recibo. Este emulador solo conoce unos pocos casos inventados.

call-option-status = El estatus de mi caso
call-option-forms = Formularios
call-option-times = Cuánto tardan los casos
call-option-address = Una dirección nueva
call-option-not-delivered = Una tarjeta o un aviso que no ha llegado
call-option-appointment = Una cita (InfoPass)
call-option-operator = Un operador
call-option-yes = Sí
call-option-no = No
call-option-menu = Volver al menú principal

call-words-status = estatus, estado, mi caso, estatus de mi caso, número de caso, recibo, número de recibo, pendiente, status, cómo va mi caso
call-words-forms = formulario, formularios, un formulario, qué formulario, planilla, solicitud en papel
call-words-times = tiempo, tiempos, cuánto tarda, cuánto tardan, cuánto tiempo, tiempos de procesamiento, cuándo, demora, cuánto se tarda, tanto tiempo, tiempo de espera
call-words-address = dirección, mi dirección, nueva dirección, cambio de dirección, me mudé, mudanza, domicilio, me cambié de casa, cambié de dirección
call-words-not-delivered = no llegó, no me llegó, no ha llegado, no me ha llegado, no recibí, no he recibido, mi tarjeta, tarjeta verde, mi tarjeta no llegó, no me llegó la tarjeta, perdida, mica, mi mica, green card, mi green card
call-words-appointment = cita, una cita, infopass, info pass, hacer una cita, entrevista, huellas, ver a un oficial, emergencia, permiso adelantado, sello, biométricos, prueba de estatus, prueba de mi estatus, advance parole, permiso de viaje, viaje de emergencia
call-words-operator = operador, operadora, agente, representante, una persona, persona real, hablar con alguien, un operador, ser humano
call-words-yes = sí, claro, por supuesto, así es, correcto, exacto, cómo no, lo tengo, las tengo, lo es, está bien, ok, okay, ajá
call-words-no = no, todavía no, aún no, no lo es, no las tengo, no lo tengo, no mucho, no sé, tampoco
call-words-menu = menú, menú principal, volver, atrás, regresar, empezar de nuevo, no lo tengo, no tengo, ninguno

call-kinds-heading = Sobre qué puede preguntar al operador
call-kind = { $number }: { $kind }
call-said = Su respuesta
call-said-hint = Escriba lo que diría, o el número de una tecla.
call-said-kind-hint = Elija arriba. O escriba lo que diría, o un número de la lista.
call-said-receipt-hint = Por ejemplo: MSC2190000001. También puede decir “menú”.
call-button = Decirlo
call-keypad-heading = O bien, oprima una tecla
call-kept = La llamada se guarda solamente en este dispositivo, durante 60 minutos desde su última respuesta.
call-delivery-url = https://egov.uscis.gov/e-request
call-delivery = Avisar que no ha llegado una tarjeta o un aviso

call-details-lede = El operador escribe lo que usted dice. Al terminar, usted recibe un número de servicio, y después un oficial le devuelve la llamada.
call-details-button = Pedir al operador que anote la solicitud
call-ended-text = En esta llamada no se anotó ni se cambió nada.
call-again = Llamar otra vez
call-ended-ways-heading = Qué más puede hacer
