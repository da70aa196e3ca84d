# El formulario de solicitud: cuatro pasos. El verdadero está solo en inglés.

request-asker-heading = Pida una cita por escrito
request-asker-label = Quién pide la cita
request-lede = Su solicitud espera en la misma fila que las que se hacen por teléfono. Un oficial le devuelve la llamada.
request-language = El formulario verdadero está solo en inglés. Este formulario en español es un añadido de este emulador.
request-asker-legend = ¿Quién pide la cita?
request-asker-self = La pido para mí
request-asker-representative = La pido para otra persona
request-asker-representative-hint = Como abogado o representante acreditado, o para un menor o un familiar que está a su cargo.
request-representative = Su nombre, si pide la cita para otra persona
request-representative-hint = Déjelo en blanco si pide la cita para usted.
request-account = Número de cuenta en línea (opcional)
request-account-label = Número de cuenta en línea
request-account-hint = Doce dígitos, si la persona tiene una cuenta con la verdadera agencia. Este emulador no lo comprueba.
request-kept = Sus respuestas se guardan solamente en este dispositivo, durante 60 minutos desde la última página que abra.

request-type-heading = ¿Qué tipo de cita necesita?
request-type-label = Tipo de cita
request-type-hint = Elija el tipo que mejor corresponda. Un oficial decide si hace falta que vaya.
request-type-none-heading = Si ningún tipo corresponde
request-type-none = Las preguntas que no necesitan una visita se contestan solo por teléfono.

request-details-heading = ¿Para quién es y de qué se trata?
request-details-lede = Escriba los datos de la persona que necesita la cita. El oficial llamará al teléfono que usted dé.
request-office-label = Oficina

request-changed = Sus respuestas se cambiaron en otra pestaña o ventana. No se ha enviado nada. Revíselas otra vez, tal como están ahora.
request-next = Al enviar la solicitud recibirá un número de servicio. Anótelo: con él y la fecha de nacimiento puede ver cómo va la solicitud.
request-button = Enviar la solicitud
request-settled-heading = Esto se puede contestar sin cita
request-settled-text = No se envió ninguna solicitud. Sus respuestas siguen ahí, si quiere cambiar alguna.
request-settled-back = Volver a sus respuestas
