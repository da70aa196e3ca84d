# Una comparación de los dos modelos. Se buscan como measure-<measure>, compared-<measure> (su oración), group-<group>,
# people-<group> (dentro de una oración), split-<split>, station-<station>, total-<total>, assumptions-<table>.

comparison-simulation = Aquí nadie es real: un programa hizo pasar a las mismas personas inventadas por los dos modelos. Es la simulación de un emulador y no una declaración de ningún gobierno.
comparison-findings-heading = Qué se encontró
comparison-findings-none = No se encontró ninguna diferencia que se pueda dar por segura. Eso no quiere decir que no la haya: con más repeticiones puede aparecer.
comparison-limits-heading = Hasta dónde confiar
comparison-limit-simulation = Es una simulación. Muestra lo que se sigue de sus supuestos, no lo que pasó.
comparison-limit-assumptions = Algunos números tienen una fuente y muchos son supuestos. Todos figuran más abajo. Cambie los que le parezcan dudosos y vuelva a simular.
comparison-limit-interval = Un intervalo de confianza del 95 % dice cuánto mueve un resultado el solo azar: de cien simulaciones así con otras semillas, unas 95 tienen un intervalo que contiene el verdadero resultado de estos supuestos. No dice nada sobre si los supuestos son correctos.
comparison-limit-unfound = Una diferencia se menciona solo si su intervalo excluye el cero y no es insignificante: media persona de cada cien, o el 2 % de la cifra mayor cuando la cifra no es una proporción. Con una sola repetición nada es seguro y por eso no se menciona nada.
comparison-charts-heading = Gráficos
comparison-charts-hint = El portal se dibuja hueco o con línea discontinua; el centro de contacto, relleno o con línea continua. Debajo de cada gráfico, una tabla tiene las mismas cifras.
comparison-table-open = En una tabla: { $table }
comparison-measures-heading = Todas las medidas
comparison-measures-hint = Después de ± está la mitad del intervalo de confianza del 95 %. La diferencia es la cifra del centro de contacto menos la del portal, con las mismas personas en los dos; entre paréntesis está su intervalo.
comparison-queues-heading = Dónde se espera
comparison-totals-heading = Llevado a un año
comparison-assumptions-heading = Todos los supuestos
comparison-assumptions-hint = Las fuentes están como las da el archivo del escenario, en inglés.
comparison-run-heading = Esta simulación
comparison-run-hint = Esta orden hace otra vez el mismo informe, hasta la última cifra:
comparison-changed = (cambiado)
comparison-nothing = –

comparison-column-measure = Medida
comparison-column-portal = Portal
comparison-column-center = Centro de contacto
comparison-column-difference = Diferencia
comparison-column-assumption = Supuesto
comparison-column-value = Valor
comparison-column-range = También podría ser
comparison-column-source = Fuente
comparison-column-day = Día
comparison-column-week = Semana
comparison-column-station = Dónde
comparison-column-came = Llegan al día
comparison-column-turned-away = No entran, de cada 100
comparison-column-left = Cuelgan, de cada 100
comparison-column-wait = Minutos de espera
comparison-column-busy = Ocupados, de cada 100 horas
comparison-column-total = Qué
comparison-column-low = En su mínimo
comparison-column-high = En su máximo

comparison-estimate = { $mean } ± { $half }
comparison-difference = { $difference } (de { $low } a { $high })
comparison-range = de { $low } a { $high }
comparison-at-model = { $station } ({ $model })
comparison-swing = { $difference } (con { $value })
comparison-all-caption = Todas las medidas: todas las personas
comparison-group-caption = Todas las medidas: { $group }
comparison-split-caption = Diferencias: { $split }

# Datos de la simulación.
comparison-fact-scenario = Escenario
comparison-fact-seed = Semilla
comparison-fact-days = Días contados
comparison-fact-first-day = Primer día
comparison-fact-era = Plazos para devolver la llamada
comparison-fact-replications = Repeticiones
comparison-fact-events = Sucesos simulados
comparison-fact-version = Versión del programa
comparison-replications = { $done } de { $asked }

comparison-cut-short = Interrumpida: se hicieron { $done } de { $asked } repeticiones. Lo que se cuenta aquí es de esas.
comparison-one-replication = Es una sola repetición. Nada distingue sus diferencias del azar y no hay intervalo de confianza.
comparison-recorded = Las personas son las citas de la base de datos de un portal, y la parte del portal es lo que la base de datos registró. Solo el centro de contacto está simulado.
comparison-changed-numbers = Algunos números se cambiaron para esta simulación. Están marcados en la lista de supuestos.

# Gráficos.
figure-headline = Las medidas de más peso
figure-headline-reading = Cada medida tiene su propio eje. La marca es la media y la línea que la cruza, el intervalo de confianza del 95 %; donde no se ve ninguna línea, el intervalo es más estrecho que la marca.
figure-headline-description = Para cada medida, la media del portal encima de la del centro de contacto.
figure-days = Días hasta la respuesta: { $group }
figure-days-reading = De cada cien personas, cuántas recibieron respuesta el primer día, el segundo y así sucesivamente. La última barra reúne a quienes la recibieron después.
figure-days-description = Con el portal, la mayoría de las respuestas llega el día { $legacy }; con el centro de contacto, el día { $current }.
figure-days-description-none = En al menos uno de los modelos no hay nada que ver.
figure-days-last = { $day } o después
figure-weeks = Semana por semana
figure-weeks-reading = Las personas que llegaron con una pregunta y qué fue de ellas, en cada semana del tiempo simulado. Cada panel tiene su propio eje.
figure-weeks-description = { $weeks } semanas en cinco paneles, desde las personas que llegaron hasta las visitas a oficinas, con una línea para cada modelo.
figure-tornado = Qué supuestos importan más: { $measure }, { $group }
figure-tornado-reading = Con los supuestos tal como están, la diferencia es { $base }. Cada barra muestra adónde va si un número está en el mínimo (hueco) o en el máximo (relleno) de lo que también podría ser y los demás no cambian.
figure-tornado-description = El supuesto que más importa: { $number }.
figure-scale = Diferencia
week-came = Llegaron con una pregunta
week-answered = Recibieron respuesta
week-refused = Fueron rechazadas
week-gave-up = Se dieron por vencidas
week-visits = Visitas a oficinas

# Hallazgos.
finding-current-better = Lo hace mejor el centro de contacto.
finding-legacy-better = Lo hace mejor el portal.
finding-alike = Los dos lo hacen igual.
finding-trade = Unas personas ganan y otras pierden: el centro de contacto es mejor para { $gains } y peor para { $loses }.
finding-trade-loses = En conjunto es mejor con el centro de contacto, pero peor para { $loses }.
finding-trade-gains = En conjunto es peor con el centro de contacto, pero mejor para { $gains }.
finding-exchange = Con el centro de contacto una cosa mejora y otra empeora.
finding-difference = Diferencia: { $difference }; intervalo de confianza del 95 %: de { $low } a { $high }.

split-need = Según lo que necesitan
split-urgency = Según la urgencia
split-language = Según el idioma
split-distance = Según la distancia

group-all = Todas las personas
group-operator-enough = Basta la operadora
group-officer-enough = Basta la llamada de un oficial
group-needs-visit = Necesitan una visita o la piden
group-urgent = Urgente
group-not-urgent = No urgente
group-english = Inglés
group-spanish = Español
group-other-language = Otro idioma
group-near = Menos de 25 millas
group-middle = De 25 a 100 millas
group-far = 100 millas o más

people-all = personas
people-operator-enough = personas a quienes puede responder el sistema de voz o una operadora
people-officer-enough = personas a quienes puede responder un oficial por teléfono
people-needs-visit = personas que necesitan una visita o la piden
people-urgent = personas que dicen que es urgente
people-not-urgent = personas que no dicen que es urgente
people-english = personas que hablan inglés
people-spanish = personas que hablan español
people-other-language = personas que no hablan ni inglés ni español
people-near = personas que viven a menos de 25 millas de su oficina
people-middle = personas que viven a entre 25 y 100 millas de su oficina
people-far = personas que viven a 100 millas o más de su oficina

station-lines = Líneas telefónicas
station-operators = Operadoras
station-officers = Oficiales que devuelven llamadas

total-people = Personas con una pregunta
total-calls = Llamadas que obtuvieron línea
total-voice-ended = Llamadas que terminó el sistema de voz
total-operator-answered = Llamadas que atendió una operadora
total-requests = Solicitudes anotadas o escritas
total-appointments = Citas

measure-answered-percent = Con respuesta, de cada 100 personas
measure-refused-percent = Rechazadas por una regla, de cada 100 personas
measure-never-served-percent = Nunca atendidas, de cada 100 personas
measure-days-mean = Días hasta la respuesta, media
measure-days-median = Días hasta la respuesta, mediana
measure-days-p90 = Días en que llegan 9 de cada 10 respuestas
measure-visits = Visitas a una oficina, por 100 personas
measure-spared-visits = Visitas que una llamada habría evitado, por 100 personas
measure-no-show-percent = Perdidas, de cada 100 citas
measure-seat-use-percent = Usados, de cada 100 turnos
measure-person-minutes = Minutos de la propia persona
measure-active-minutes = – hablando, escribiendo, buscando
measure-hold-minutes = – esperando en la línea
measure-office-minutes = – en la oficina
measure-travel-minutes = – de camino
measure-calls = Llamadas, por 100 personas
measure-voice-ended-percent = Terminadas por el sistema de voz, de cada 100 llamadas
measure-operator-settled-percent = Resueltas por la operadora, de cada 100 llamadas atendidas
measure-promise-kept-percent = Devueltas en el plazo prometido, de cada 100 llamadas
measure-operator-minutes = Minutos de operadoras, por 100 personas
measure-officer-minutes = Minutos de oficiales que devuelven llamadas, por 100 personas
measure-window-minutes = Minutos de oficiales en ventanillas, por 100 personas
measure-staff-dollars = Personal y líneas, dólares por 100 personas
measure-person-dollars = Viajes e intermediarios, dólares por 100 personas

compared-answered-percent = De cada cien { $who }, { $legacy } reciben una respuesta con el portal y { $current } con el centro de contacto.
compared-refused-percent = De cada cien { $who }, { $legacy } son rechazadas con el portal y { $current } con el centro de contacto.
compared-never-served-percent = De cada cien { $who }, { $legacy } nunca son atendidas con el portal y { $current } con el centro de contacto.
compared-days-mean = Una respuesta para { $who } tarda en promedio { $legacy } días con el portal y { $current } con el centro de contacto.
compared-days-median = La mitad de las respuestas para { $who } llega antes de { $legacy } días con el portal y antes de { $current } con el centro de contacto.
compared-days-p90 = Nueve de cada diez respuestas para { $who } llegan antes de { $legacy } días con el portal y antes de { $current } con el centro de contacto.
compared-visits = Cien { $who } hacen { $legacy } visitas a una oficina con el portal y { $current } con el centro de contacto.
compared-spared-visits = Visitas que una llamada habría evitado: cien { $who } hacen { $legacy } con el portal y { $current } con el centro de contacto.
compared-no-show-percent = De cada cien citas de { $who }, se pierden { $legacy } con el portal y { $current } con el centro de contacto.
compared-seat-use-percent = De cada cien turnos, se usan { $legacy } con el portal y { $current } con el centro de contacto.
compared-person-minutes = Una pregunta ocupa en promedio { $legacy } minutos del tiempo de { $who } con el portal y { $current } con el centro de contacto.
compared-active-minutes = Hablar, escribir y buscar ocupan { $legacy } minutos del tiempo de { $who } con el portal y { $current } con el centro de contacto.
compared-hold-minutes = La espera en la línea ocupa { $legacy } minutos del tiempo de { $who } con el portal y { $current } con el centro de contacto.
compared-office-minutes = Estar en la oficina ocupa { $legacy } minutos del tiempo de { $who } con el portal y { $current } con el centro de contacto.
compared-travel-minutes = El camino de ida y vuelta a la oficina ocupa { $legacy } minutos del tiempo de { $who } con el portal y { $current } con el centro de contacto.
compared-calls = Cien { $who } hacen { $legacy } llamadas con el portal y { $current } con el centro de contacto.
compared-voice-ended-percent = De cada cien llamadas, el sistema de voz termina { $legacy } con el portal y { $current } con el centro de contacto.
compared-operator-settled-percent = De cada cien llamadas que atiende una operadora, { $legacy } quedan resueltas con el portal y { $current } con el centro de contacto.
compared-promise-kept-percent = De cada cien llamadas por devolver, { $legacy } se devuelven en el plazo prometido con el portal y { $current } con el centro de contacto.
compared-operator-minutes = Cien { $who } ocupan { $legacy } minutos de operadoras con el portal y { $current } con el centro de contacto.
compared-officer-minutes = Cien { $who } ocupan { $legacy } minutos de oficiales que devuelven llamadas con el portal y { $current } con el centro de contacto.
compared-window-minutes = Cien { $who } ocupan { $legacy } minutos de oficiales en ventanillas con el portal y { $current } con el centro de contacto.
compared-staff-dollars = El personal y las líneas para cien { $who } cuestan { $legacy } dólares con el portal y { $current } con el centro de contacto.
compared-person-dollars = Los viajes e intermediarios les cuestan a cien { $who } { $legacy } dólares con el portal y { $current } con el centro de contacto.

# Títulos de los supuestos, según las tablas del archivo de un escenario.
assumptions-people = Las personas
assumptions-travel = El camino a la oficina
assumptions-telephone = El teléfono
assumptions-portal = El portal
assumptions-call_backs = Las llamadas devueltas
assumptions-window = En la ventanilla
assumptions-cost = Los costos
assumptions-questions = Qué preguntan
assumptions-languages = Qué idioma hablan
assumptions-hours = Cuándo actúan
assumptions-offices = Dónde viven
assumptions-unanswering = Qué cierra una llamada sin respuesta

assumption-question = { $share } % de todas. De cada cien de ellas: urgentes { $urgent }, con pruebas a mano { $evidence }, caso recibido { $received }, pendiente { $pending }, decidido { $decided }, basta el sistema de voz { $voice }, directo al portal { $portal }.
assumption-english = Hablan inglés
assumption-spanish = Hablan español
assumption-other-language = Hablan otro idioma
assumption-percent = { $value } %
assumption-days = Pesos de lunes a domingo
assumption-hours = Pesos de las horas desde la medianoche
assumption-other-offices = Todas las demás oficinas juntas
assumption-office = Oficina { $code }
assumption-rules = Reglas de la operadora
