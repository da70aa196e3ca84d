# El despacho de los oficiales: el acceso, la cola, el registro de acciones y lo que dicen todas sus páginas.

desk-ways-label = El despacho
desk-way-queue = Llamadas pendientes
desk-way-walk-ins = En la puerta
desk-way-day = Visitantes de hoy
desk-way-record = Registro de acciones
desk-who = Cuenta: { $name } ({ $role }).
desk-who-office = Oficina: { $office }.
desk-who-all = Todas las oficinas.
desk-role-officer = oficial
desk-role-operator = operador
desk-role-admin = administrador
desk-log-out = Cerrar la sesión
desk-office-label = Oficina
desk-office-all = Todas las oficinas
desk-office-button = Mostrar esta oficina
desk-looks-only = Su cuenta permite ver esto, pero no decidir.
desk-now = Fecha y hora actuales:
desk-problem-heading = Esto no se hizo
desk-problem-changed = Otra persona cambió esto después de que usted abrió la página. Vea cómo está ahora y decida de nuevo si todavía hace falta.
desk-problem-impossible = Tal como está ahora, esto ya no se puede hacer. La página muestra cómo está.
desk-problem-already-booked = Esta persona tiene una cita futura del centro de contacto. Esa cita debe realizarse o cancelarse antes de asignar otra.
desk-problem-no-window = Hoy ya no queda ninguna hora libre en las ventanillas. No admita a la persona y elija la regla que lo dice.
desk-problem-window = La oficina no tiene esa ventanilla. Escriba el número correcto.
desk-problem-not-begun = Todavía no es la hora de la cita: nadie ha faltado. Espere a que empiece.
desk-problem-logged-out = Su sesión ya había terminado cuando envió esto. Revise lo que escribió y envíelo de nuevo si todavía hace falta.
desk-typed = Esto es lo que usted había escrito:
desk-yes = Sí
desk-no = No
desk-urgent = Urgente.
desk-language = Habla { $language }
desk-when-eastern = { $time }, hora del Este
desk-when-office = { $time }, hora de la oficina
desk-ticket = Turno { $number }
desk-window = Ventanilla { $number }

# El acceso
desk-log-in-heading = Entrar al despacho
desk-log-in-lede = Para oficiales y operadores. Nadie necesita una cuenta para pedir una cita.
desk-log-in-name = Nombre de su cuenta
desk-log-in-password = Contraseña
desk-log-in-button = Entrar
desk-log-in-wait-heading = Espere, por favor
desk-log-in-wait = Hubo demasiados intentos. Vuelva a intentarlo dentro de { $time }.
desk-log-in-ended-heading = Su sesión terminó
desk-log-in-ended = Lo que acaba de enviar no se hizo. Entre de nuevo y volverá a la página en la que estaba.
desk-log-in-kept = Lo que acaba de enviar no se hizo, pero no se perdió. Entre con la misma cuenta: verá el formulario tal como lo llenó y podrá enviarlo de nuevo.
desk-logged-out = Usted cerró la sesión.
desk-closed-heading = El despacho está cerrado
desk-closed-text = No hay ninguna cuenta con la que alguien pueda entrar.
desk-closed-how = Quien administra este sitio abre el despacho al agregar una cuenta:
desk-closed-command = infopass staff add NAME --role officer --office NYC
desk-closed-visitors = Las citas se piden en otra página:
desk-refused-heading = Su cuenta no permite hacer esto
desk-refused-text = Su cuenta tiene la función de { $role }. No se cambió nada.
desk-refused-next = Pídaselo a alguien cuya cuenta lo permita o entre con otra cuenta.

# La cola
desk-queue-heading = Llamadas pendientes
desk-queue-waiting = { $count ->
    [0] Nadie espera.
    [one] Espera una persona.
   *[other] Esperan { $count } personas.
}
desk-queue-overdue = { $count ->
    [0] Ninguna llamada está atrasada.
    [one] Una llamada está atrasada.
   *[other] { $count } llamadas están atrasadas.
}
desk-queue-cut = La lista muestra solo las más apremiantes.
desk-find-label = Buscar una solicitud por su número de servicio
desk-find-button = Buscar
desk-queue-caption = A quién llamar: primero lo urgente, después según la hora prometida
desk-queue-place = Orden
desk-queue-number = Número de servicio
desk-queue-person = Persona
desk-queue-kind = Para qué
desk-queue-due = Prometida hasta
desk-queue-received = Recibida
desk-queue-calls = Llamadas
desk-queue-missed = { $count ->
    [0] Ninguna sin respuesta
    [one] Una sin respuesta
   *[other] { $count } sin respuesta
}
desk-queue-reached = Se habló con la persona: falta decidir
desk-queue-overdue-since = Atrasada desde
desk-queue-urgent-heading = Solicitudes urgentes con una cita futura
desk-queue-urgent-text = La oficina local todavía puede rechazarlas.
desk-queue-urgent-none = No hay ninguna.

# El registro
desk-record-heading = Registro de acciones
desk-record-lede = Todo lo que se hizo en el despacho, lo más reciente primero. El registro solo puede crecer. No contiene nombres de visitantes. Las horas son las del Este.
desk-record-caption = Acciones
desk-record-id = Número
desk-record-when = Cuándo
desk-record-who = Cuenta
desk-record-act = Acción
desk-record-item = Referencia
desk-record-empty = Aquí no hay nada.
desk-record-newest = Lo más reciente
desk-record-older = Lo anterior
desk-act-text-sent = Mensaje de texto enviado
desk-act-reached = Se llamó y se habló con la persona
desk-act-missed = Se llamó y no se habló con la persona
desk-act-answer = Solicitud respondida por teléfono
desk-act-refuse = Solicitud rechazada
desk-act-refuse-by-office = Solicitud rechazada por la oficina local
desk-act-appointment = Cita asignada
desk-act-accept = Persona admitida sin cita
desk-act-check-in = Llegada registrada
desk-act-admit-late = Persona admitida tarde
desk-act-call = Persona llamada a la ventanilla
desk-act-serve = Persona atendida
desk-act-no-show = Persona que no vino
desk-act-account-add = Cuenta agregada
desk-act-account-remove = Cuenta eliminada
desk-act-account-password = Contraseña nueva
desk-act-log-in = Acceso a la cuenta
desk-act-log-in-failed = Acceso fallido
desk-act-log-out = Sesión cerrada

# Lo que está mal
error-desk-log-in = Ninguna cuenta tiene este nombre y esta contraseña. Revise los dos datos y vuelva a intentarlo.
error-desk-rule-missing = Elija la regla que decide esto.
error-desk-reason-missing = Esto va en contra de las reglas: escriba por qué.
error-desk-reason-too-long = Acorte el motivo: puede tener hasta 500 caracteres.
error-desk-bring-too-long = Acorte esto: una línea de hasta 120 caracteres.
error-desk-no-such-time = La oficina no tiene esa hora, o ya empezó. Elija una hora de la lista.
error-desk-taken = A esta hora ya no queda ningún cupo libre en las ventanillas. Elija otra hora.
error-desk-window = La oficina no tiene esa ventanilla. Escriba el número de una ventanilla de esta oficina.
error-desk-too-early = Es demasiado temprano: se deja entrar desde 15 minutos antes de la hora. Registre la llegada entonces.
error-desk-late = La hora ya empezó. Elija la regla por la que se deja entrar a la persona de todos modos.
error-desk-no-visitor = Esta oficina no tiene ninguna cita con este número. Revise cada dígito.
error-desk-no-item = Ninguna solicitud que pueda ver tiene este número de servicio. Revise cada dígito o pregunte de qué oficina es.
error-desk-visit-over = Esta visita terminó o se canceló: la lista muestra cómo está.
error-desk-again = Algo de esta cita cambió en este mismo momento. Vuelva a intentarlo.
