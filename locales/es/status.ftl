# Cómo va una solicitud. status-stand-… lo dice, status-next-… qué viene después.

status-form-heading = Vea cómo va su solicitud
status-form-lede = Escriba el número de servicio y la fecha de nacimiento de la persona que necesita la cita.
status-number-label = Número de servicio
status-number-hint = Ocho dígitos. Por ejemplo, 4821‑9375. No importan los espacios ni los guiones.
status-form-button = Mostrar la solicitud
status-lost-heading = Si ha perdido el número
status-lost-text = Espere la llamada del oficial: la solicitud conserva su lugar aunque usted no tenga el número. O llame y pregunte al operador.
status-wait-text = Espere { $time } y vuelva a intentarlo. Su solicitud no ha cambiado. Lo que escribió sigue aquí.

status-heading = Cómo va su solicitud
status-taken = Su solicitud quedó anotada. Apunte el número de servicio.
status-taken-walk-in = El oficial ya sabe que usted está aquí. Apunte el número de servicio.
status-number-keep = Con él y la fecha de nacimiento puede volver a ver esta página. No se lo dé a nadie.
status-stand-heading = Ahora
status-stand-waiting = Su solicitud espera la llamada de un oficial.
status-next-waiting = Tenga el teléfono cerca entre las dos horas de abajo. La llamada puede venir de un número desconocido.
status-stand-overdue = La llamada lleva retraso.
status-next-overdue = Se prometió para antes de la hora de abajo y no ha llegado. La solicitud sigue en espera; no hace falta que haga otra. Esto ocurre, y nadie puede decir cuánto tardará.
status-stand-reached = Un oficial habló con usted.
status-next-reached = El oficial todavía no ha decidido. Vuelva a mirar esta página más tarde.
status-stand-answered = Su solicitud se contestó por teléfono.
status-next-answered = No pasará nada más. Si necesita otra cosa, haga otra solicitud.
status-stand-scheduled = Un oficial le asignó una cita.
status-next-scheduled = Abajo están la fecha, la hora y el lugar. Abra el aviso e imprímalo.
status-stand-refused = Su solicitud fue rechazada.
status-next-refused = Abajo está el motivo. Si algo cambia, puede hacer otra solicitud.
status-stand-closed = Su solicitud se cerró, porque no se pudo hablar con usted por teléfono.
status-next-closed = Tiene que empezar de nuevo: llame otra vez o use el formulario de solicitud.
status-stand-walk-in-waiting = Está esperando a que le llame un oficial.
status-next-walk-in-waiting = Quédese cerca. Abra otra vez esta página para ver si el oficial ya decidió.
status-stand-walk-in-scheduled = El oficial le atenderá hoy.
status-next-walk-in-scheduled = Su llegada está registrada. Abajo están su número de turno y su hora.
status-stand-walk-in-refused = El oficial no le atenderá hoy.
status-next-walk-in-refused = Abajo está el motivo. Puede pedir una cita por teléfono o por escrito.
status-stand-walk-in-closed = La oficina cerró antes de que un oficial decidiera.
status-next-walk-in-closed = Tiene que empezar de nuevo: vuelva otro día, llame o use el formulario de solicitud.
status-then-cancelled = Si todavía la necesita, pídala de nuevo: por teléfono o con el formulario de solicitud.
status-then-past = Si todavía necesita algo, pídalo de nuevo: por teléfono o con el formulario de solicitud.
status-next-checked-in = Usted está en la oficina y su llegada está registrada. Espere a que llamen su turno.
status-overridden = El oficial decidió algo distinto de lo que aconsejan las reglas.

status-visit-heading = Su cita
status-visit-time = Fecha y hora
status-visit-office = Oficina
status-visit-ticket = Número de turno
status-visit-cancelled = Su cita está cancelada.
status-visit-past = Su cita ya empezó o ya pasó.
status-visit-not-movable = No puede cambiar esta cita: el oficial eligió la hora.
status-visit-cancellable = Si no puede ir, cancélela con los números de su aviso. Para otra hora, tiene que volver a pedirla.
status-visit-notice = Abrir el aviso

status-facts-heading = La solicitud
status-kind = Qué pidió
status-channel = Cómo lo pidió
status-channel-call = Por teléfono
status-channel-form = Con el formulario de solicitud
status-channel-walk-in = En la oficina
status-office = Oficina
status-urgent = Urgente: va antes que otras
status-received = Recibida
status-due-from = La llamada no llegará antes de
status-due-by = Llamada prometida para antes de
status-door-until = Puede esperar hasta
status-era = Año de la promesa
status-taken-by = Por qué se anotó
status-text = Pidió un mensaje de texto { $minutes } minutos antes de la llamada. En este emulador no se envía de verdad ningún mensaje.
status-missed-max =
    { $calls ->
        [one] Si en una llamada no se puede hablar con usted, la solicitud se cierra y tiene que empezar de nuevo.
       *[other] Si en { $calls } llamadas no se puede hablar con usted, la solicitud se cierra y tiene que empezar de nuevo.
    }
status-attempts-heading = Mensajes y llamadas hasta ahora
status-attempt-text-sent = Mensaje de texto:
status-attempt-reached = Llamada, se habló con usted:
status-attempt-missed = Llamada, no se pudo hablar con usted:
status-other = Ver otra solicitud
status-kept = Esta página se puede ver en este dispositivo durante 30 minutos desde la última vez que la abra.
