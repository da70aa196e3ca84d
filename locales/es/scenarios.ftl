# Lo que se le dice al laboratorio: los escenarios que trae, y los números de cualquier escenario. Se buscan como
# scenario-<name>, number-section-<section>, number-<section>-<key> (con guiones), number-unit-<unit>.

scenario-national-2018 = Todo el país, desde octubre de 2018
scenario-national-2018-text = Un año de preguntas de todo el país. ¿Qué habría hecho con ellas el portal, y qué el centro de contacto de su primer año?
scenario-single-office = Una sola oficina: San Antonio
scenario-single-office-text = Medio año en una oficina, un escenario lo bastante pequeño para probar un número en un momento. ¿Qué cambia cada número?
scenario-surplus = Cupos de sobra
scenario-surplus-text = Diez oficinas grandes con el doble de cupos. ¿Cuánto cuesta cada modelo cuando nadie tiene que esperar un cupo?
scenario-shortage = Cupos insuficientes
scenario-shortage-text = Las mismas diez oficinas con el 40 por ciento de los cupos. ¿A quién se atiende cuando no se puede atender a todos?
scenario-brokers = Cupos insuficientes y revendedores
scenario-brokers-text = La misma escasez, con revendedores que toman los cupos en cuanto se abre un día. ¿Qué efecto tiene la reventa en las personas? Los revendedores están documentados en España, no en InfoPass.

number-section-people = Las personas
number-section-travel = El camino a la oficina
number-section-telephone = El teléfono
number-section-portal = El portal
number-section-call-backs = Los oficiales que devuelven llamadas
number-section-window = Las ventanillas
number-section-cost = Lo que cuesta

number-unit-count = cantidad
number-unit-percent = %
number-unit-minutes = minutos
number-unit-hours = horas
number-unit-days = días
number-unit-miles = millas
number-unit-miles-an-hour = millas por hora
number-unit-times = veces
number-unit-dollars = dólares
number-unit-dollars-an-hour = dólares por hora
number-unit-cents = centavos

number-people-contacts-a-year = Personas que llegan con una pregunta en un año
number-people-lunch-percent = Personas que llaman o buscan a la hora del almuerzo
number-people-opening-percent = De quienes buscan un cupo: quienes buscan cuando se abre un día, poco después de la medianoche del Este
number-people-soonest-percent = De quienes no tienen prisa: quienes aun así toman la primera hora disponible
number-people-other-office-percent = De quienes no encuentran nada en su oficina: quienes buscan también en oficinas cercanas
number-people-look-patience-days = Cuánto tiempo se busca un cupo antes de desistir, en promedio
number-people-urgent-look-patience-days = Cuánto tiempo buscan un cupo quienes tienen urgencia antes de desistir, en promedio
number-people-hold-patience-minutes = Cuánto tiempo se espera al teléfono antes de colgar, en promedio
number-people-call-again-percent = De quienes llamaron y no hablaron con nadie: quienes vuelven a llamar
number-people-call-again-hours = Al cabo de cuánto tiempo vuelven a llamar, en promedio
number-people-start-over-percent = De quienes vieron terminar su solicitud sin visita ni respuesta: quienes empiezan de nuevo
number-people-start-over-days = Al cabo de cuánto tiempo empiezan de nuevo, en promedio
number-people-prepare-percent = De quienes deben volver con un número o con pruebas: quienes lo hacen
number-people-prepare-days = Al cabo de cuánto tiempo vuelven con ello, en promedio
number-people-walk-in-percent = De quienes tienen urgencia y recibieron un rechazo o no contestaron sus llamadas: quienes van a la puerta de la oficina

number-travel-half-weight-miles = Distancia a la que un lugar envía la mitad de personas que uno junto a la oficina
number-travel-road-factor = Cuánto más largo es el camino que la línea recta
number-travel-miles-an-hour = Velocidad en el camino
number-travel-mile-cents = Lo que cuesta una milla a la persona

number-telephone-lines = Personas que pueden estar en línea al mismo tiempo
number-telephone-voice-minutes = Duración de una llamada con la voz automática, en promedio
number-telephone-other-language-voice-percent = Lo que logra la voz automática en otros idiomas, en comparación con el inglés y el español
number-telephone-operators = Operadores que contestan al mismo tiempo
number-telephone-operator-minutes = Duración de una llamada con un operador, en promedio
number-telephone-interpreter-minutes = Cuánto se alarga con un intérprete

number-portal-look-minutes = Tiempo de la persona al buscar sin encontrar nada
number-portal-booking-minutes = Tiempo de la persona al hacer una cita
number-portal-cancel-percent = Citas que se cancelan
number-portal-no-show-percent = Personas que no acuden a la cita que eligieron
number-portal-broker-percent = Cupos que toman los revendedores cuando se abre un día
number-portal-broker-buyers-percent = De quienes no encuentran nada disponible: quienes compran a un revendedor
number-portal-broker-dollars = Lo que pide un revendedor por un cupo

number-call-backs-officers = Oficiales que devuelven llamadas al mismo tiempo
number-call-backs-officer-minutes = Duración de la llamada de un oficial, en promedio
number-call-backs-missed-minutes = Tiempo del oficial en una llamada que nadie contesta
number-call-backs-reached-percent = Llamadas que contesta la persona
number-call-backs-spread-percent = Parte del plazo prometido en la que se reparten las llamadas (0: lo antes posible)
number-call-backs-form-percent = De quienes necesitan una visita: quienes llenan el formulario de solicitud en vez de llamar
number-call-backs-form-minutes = Tiempo de la persona para el formulario
number-call-backs-office-refuses-percent = Citas urgentes que la oficina local termina por rechazar
number-call-backs-no-show-percent = Personas que no acuden a la cita que les asignaron

number-window-windows = Ventanillas de todas las oficinas juntas (0: las de la tabla de oficinas)
number-window-desk-percent = Ventanillas reservadas para el modelo actual
number-window-window-minutes = Tiempo del oficial con cada visitante
number-window-visit-minutes = Tiempo del visitante en la oficina
number-window-solved-percent = Visitas que terminan con una respuesta
number-window-come-again-percent = De quienes no acudieron o deben volver: quienes lo intentan otra vez

number-cost-voice-cents = Un minuto de la voz automática
number-cost-operator-dollars = Una hora de un operador
number-cost-officer-dollars = Una hora de un oficial que devuelve llamadas
number-cost-window-dollars = Una hora de un oficial en ventanilla
