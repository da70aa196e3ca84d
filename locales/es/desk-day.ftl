# El día del visitante en una oficina: la llegada, la lista, la llamada a una ventanilla.

desk-day-heading = Visitantes del día
desk-day-days-label = Otros días
desk-day-list-heading = Citas
desk-day-parts-label = Parte de la lista
desk-day-hours-label = Horas
desk-day-part-all = Todas
desk-day-part-expected = Por llegar
desk-day-part-here = En la oficina
desk-day-part-over = Terminadas
desk-day-caption = Citas del día, por orden de hora
desk-day-time = Hora
desk-day-number = Número de confirmación
desk-day-state = Estado
desk-day-act = Acción
desk-day-model-portal = Hecha en el portal
desk-day-model-centre = Asignada por el centro de contacto
desk-day-state-expected = Por llegar
desk-day-state-checked-in = Espera en la sala
desk-day-state-called = Llamada a la ventanilla
desk-day-state-served = Atendida
desk-day-state-missed = No vino
desk-day-state-cancelled = Cancelada
desk-day-empty = No hay ninguna cita en esta lista.
desk-day-closed = El día está cerrado. { $count ->
    [0] No faltó nadie.
    [one] Una persona no vino.
   *[other] { $count } personas no vinieron.
}
desk-check-in-heading = Registrar la llegada
desk-check-in-hint = Está al pie del aviso, por ejemplo NYC‑26‑4821‑9375.
desk-check-in-rule = La regla por la que se deja entrar tarde a la persona
desk-check-in-button = Registrar la llegada
desk-checked-in = Llegada registrada, número de confirmación { $number }. Entregue el turno a la persona.
desk-window-label = Ventanilla
desk-button-call = Llamar
desk-button-serve = Atendida
desk-button-no-show = No vino
desk-did-call = La persona fue llamada a la ventanilla.
desk-did-serve = La visita terminó.
desk-did-no-show = Se anotó que la persona no vino.
desk-close-heading = Fin del día
desk-close-text = Se anota que no vino toda persona cuya hora ya empezó y cuya llegada no está registrada. Quien ya registró su llegada sigue en la lista.
desk-close-button = Cerrar el día

desk-code-heading = Comprobar un aviso
desk-code-label = El código del aviso
desk-code-hint = Escanee el código cuadrado o escríbalo: empieza con INFOPASS1. Dice si el aviso es auténtico, no quién lo tiene.
desk-code-button = Comprobar el código
desk-code-genuine = Auténtico: nada ha cambiado desde que se emitió este aviso.
desk-code-moved = Desactualizado: hay un aviso posterior de esta cita.
desk-code-cancelled = Cancelada: esta cita se canceló.
desk-code-altered = Alterado: la firma no corresponde a lo que dice el código.
desk-code-form = No es el código de un aviso, o no está completo. Escanéelo de nuevo.
desk-code-no-appointment = La firma corresponde, pero aquí no existe esa cita.
