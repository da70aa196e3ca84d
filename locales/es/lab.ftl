# Las páginas de quienes prueban: el recorrido por los dos modelos y el reloj. Se buscan como lab-what-<what>,
# lab-event-<event>, lab-stride-<stride>, lab-outcome-<outcome>, lab-model-<model>, lab-go-<to>.

lab-tour-heading = Una pregunta, dos modelos
lab-tour-lede = Un recorrido para quienes prueban: una persona inventada lleva una misma pregunta por el antiguo sitio de citas y por el centro de contacto que lo reemplazó. Esta página lleva un diario de los dos, uno al lado del otro.
lab-tour-link = El recorrido por los dos modelos
lab-question-legend = ¿Qué pide la persona?
lab-question-hint = En el portal elige el motivo del antiguo menú que corresponde. En el centro de contacto pide esto.
lab-question-label = Pide
lab-began-label = El recorrido empezó
lab-begin = Empezar un recorrido
lab-begin-again = Terminar este y empezar otro
lab-again-heading = Empezar otro recorrido
lab-again-text = Un recorrido nuevo tiene otra persona. El actual termina, y esta página ya no muestra sus diarios.
error-kind-missing = No ha elegido nada. Elija qué pide la persona.

lab-person-heading = La persona
lab-person-invented = Inventada para este recorrido. Los formularios de los dos modelos ya llevan estos datos.
lab-steps-heading = Qué hacer
lab-model-legacy = El portal (2003–2019)
lab-model-current = El centro de contacto
lab-steps-legacy = Haga una cita como esta persona. Usted elige la oficina, el día y la hora, y el aviso llega al instante.
lab-steps-current = Pregunte como esta persona, por una de las tres vías. Después un oficial devuelve la llamada y decide. Adelante el reloj hasta la llamada.
lab-go-portal = Hacer una cita en el portal
lab-go-call = Llamar al centro de contacto
lab-go-request = Escribir una solicitud
lab-go-walk-in = Preguntar en la puerta
lab-status-link = Cómo va la solicitud
lab-desk-manned = El oficial es usted: entre al despacho, devuelva la llamada y decida. La cuenta y su contraseña se mostraron una sola vez al arrancar este servidor.
lab-desk-auto = El programa hace de oficial: devuelve la llamada y decide según el archivo de reglas cuando llega la hora. Usted puede mirar en el despacho.
lab-desk-link = El despacho

lab-diaries-heading = Los dos diarios
lab-diaries-hint = Las horas son las del Este. Los minutos son los de la persona, según los supuestos del archivo de reglas; el camino a la oficina no está incluido.
lab-diary-empty = Todavía nada.
lab-column-when = Cuándo
lab-column-what = Qué
lab-minutes = ({ $minutes } min)
lab-to-come = (por venir)
lab-sum-outcome = Cómo va
lab-sum-contacts = Contactos hasta ahora
lab-sum-days = Días hasta que alguien se ocupa de la pregunta
lab-sum-minutes = Minutos de la persona hasta ahora
lab-sum-unknown = todavía no se sabe

lab-outcome-not-begun = Sin empezar
lab-outcome-waiting = Espera
lab-outcome-appointment = Tiene una cita
lab-outcome-answered = Tiene una respuesta
lab-outcome-nothing = Terminó sin respuesta

lab-what-booked = Hizo una cita e imprimió el aviso
lab-what-called = Llamó. La llamada terminó sin solicitud
lab-what-request-by-call = Llamó. Un operador anotó la solicitud
lab-what-request-by-form = Escribió una solicitud
lab-what-asked-at-door = Preguntó en la puerta de la oficina
lab-what-text = Recibió un mensaje: un oficial está por llamar
lab-what-spoken-with = Un oficial llamó y habló con la persona
lab-what-call-missed = Un oficial llamó y la persona no contestó
lab-what-answered = El oficial contestó por teléfono
lab-what-assigned = El oficial asignó una cita
lab-what-refused = Rechazada
lab-what-closed = Cerrada sin respuesta. La persona tiene que empezar de nuevo
lab-what-cancelled = La cita se canceló
lab-what-appointment = Empieza la cita
lab-what-checked-in = Registró su llegada a la oficina
lab-what-served = Fue atendida
lab-what-missed = No vino

lab-clock-heading = El reloj
lab-clock-lede = Este servicio vive en un tiempo propio. Aquí usted lo adelanta, para todas las personas y para todos sus procesos. Nunca va hacia atrás.
lab-clock-link = El reloj en una página aparte
lab-clock-now = Fecha y hora actuales
lab-clock-eastern = (hora del Este)
lab-clock-next = Sigue: { $event } ({ $when }).
lab-clock-moved = El reloj se adelantó. Todo lo que debía ocurrir entretanto ya ocurrió.
lab-clock-all = Para todas las personas que usan este servidor y para todos sus procesos.
lab-stride-ten-minutes = Diez minutos más
lab-stride-hour = Una hora más
lab-stride-day = Un día más
lab-stride-next-event = Al siguiente suceso
lab-event-desk-acts = el despacho llama o decide
lab-event-call-back-due = empieza el plazo de una llamada prometida
lab-event-promise-ends = termina el plazo de una llamada prometida
lab-event-door-opens = se abre la puerta para una cita
lab-event-visit-begins = empieza una cita
lab-event-lines-open = abren las líneas del centro de contacto
lab-event-lines-close = cierran las líneas del centro de contacto
