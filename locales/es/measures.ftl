# Qué mide una comparación, de quiénes, y qué encontró. Se buscan como measure-<measure>, measure-unit-<unit>,
# group-<group>, split-<split>, model-<model>, station-<station>; Rust arma los hallazgos.
# `group-<group>-for` va dentro de un hallazgo: para quiénes da mejor resultado un modelo.

measure-answered-percent = Porcentaje de personas con respuesta
measure-answered-percent-text = De cada 100 personas que llegaron con una pregunta, cuántas recibieron una respuesta, por teléfono o en una ventanilla.
measure-refused-percent = Porcentaje de personas que recibieron un rechazo
measure-refused-percent-text = De cada 100 personas, cuántas recibieron un rechazo, con la regla que lo explica.
measure-never-served-percent = Porcentaje de personas que nunca fueron atendidas
measure-never-served-percent-text = De cada 100 personas, cuántas desistieron o seguían esperando al terminar la simulación.
measure-days-mean = Días hasta la respuesta, media
measure-days-mean-text = Cuántos días pasaron desde el primer paso (una llamada o una visita al portal) hasta la respuesta, en promedio, entre quienes la recibieron.
measure-days-median = Días hasta la respuesta, mediana
measure-days-median-text = La mitad de quienes recibieron una respuesta la tuvo dentro de este número de días desde su primer paso.
measure-days-p90 = Días hasta la respuesta, percentil 90
measure-days-p90-text = De cada 100 personas que recibieron una respuesta, 90 la tuvieron dentro de este número de días desde su primer paso.
measure-visits = Visitas por cada 100 personas
measure-visits-text = Cuántas veces acudió la gente a una oficina, por cada 100 personas que llegaron con una pregunta.
measure-spared-visits = Visitas que una llamada habría evitado, por cada 100 personas
measure-spared-visits-text = Visitas de personas cuya pregunta se podría haber respondido por teléfono, por cada 100 personas.
measure-no-show-percent = Porcentaje de citas a las que nadie acudió
measure-no-show-percent-text = De cada 100 citas, a cuántas no se presentó la persona.
measure-seat-use-percent = Porcentaje de cupos utilizados
measure-seat-use-percent-text = De cada 100 cupos que tenían las oficinas, en cuántos se atendió a alguien.
measure-person-minutes = Tiempo de cada persona
measure-person-minutes-text = Cuánto de su propio tiempo dedicó una persona, en promedio: al hablar y escribir, en espera al teléfono, en la oficina y en el camino.
measure-active-minutes = Tiempo de cada persona: hablar, escribir y buscar
measure-active-minutes-text = Del tiempo propio de una persona, lo que dedicó a hablar, escribir y buscar un cupo.
measure-hold-minutes = Tiempo de cada persona: en espera al teléfono
measure-hold-minutes-text = Del tiempo propio de una persona, lo que pasó en espera al teléfono.
measure-office-minutes = Tiempo de cada persona: en la oficina
measure-office-minutes-text = Del tiempo propio de una persona, lo que pasó en una oficina.
measure-travel-minutes = Tiempo de cada persona: en el camino
measure-travel-minutes-text = Del tiempo propio de una persona, lo que tardó en ir a una oficina y volver.
measure-calls = Llamadas por cada 100 personas
measure-calls-text = Cuántas llamadas hizo la gente, por cada 100 personas.
measure-voice-ended-percent = Porcentaje de llamadas que terminaron con la voz automática
measure-voice-ended-percent-text = De cada 100 llamadas que consiguieron línea, cuántas terminaron con la voz automática, sin operador.
measure-operator-settled-percent = Porcentaje de llamadas que resolvieron los operadores
measure-operator-settled-percent-text = De cada 100 llamadas que contestó un operador, cuántas resolvió el operador sin ayuda de nadie más.
measure-promise-kept-percent = Porcentaje de llamadas devueltas dentro del plazo
measure-promise-kept-percent-text = De cada 100 primeras llamadas de un oficial, cuántas llegaron dentro del plazo prometido.
measure-operator-minutes = Tiempo de los operadores por cada 100 personas
measure-operator-minutes-text = Cuánto trabajaron los operadores por cada 100 personas.
measure-officer-minutes = Tiempo de los oficiales que devuelven llamadas, por cada 100 personas
measure-officer-minutes-text = Cuánto trabajaron los oficiales que devuelven llamadas por cada 100 personas.
measure-window-minutes = Tiempo de los oficiales en ventanilla, por cada 100 personas
measure-window-minutes-text = Cuánto trabajaron los oficiales en las ventanillas por cada 100 personas.
measure-staff-dollars = Lo que cuestan el personal y las líneas por cada 100 personas
measure-staff-dollars-text = Lo que cuestan los operadores, los oficiales y la voz automática por cada 100 personas, en dólares.
measure-person-dollars = Lo que gastan 100 personas
measure-person-dollars-text = Lo que gastan 100 personas en viajes y revendedores, en dólares. Su tiempo no está incluido.

measure-unit-percent = %
measure-unit-days = días
measure-unit-minutes = minutos
measure-unit-per-100-people = por cada 100 personas
measure-unit-minutes-per-100-people = minutos por cada 100 personas
measure-unit-dollars-per-100-people = dólares por cada 100 personas

# Una cifra dentro de una frase. La medida ya dice que es por cada 100 personas.
figure-percent = { $figure } %
figure-days = { $figure } días
figure-minutes = { $figure } minutos
figure-dollars = ${ $figure }

group-all = Todas las personas
group-all-text = Todas las personas que llegaron con una pregunta.
group-all-for = en conjunto
group-operator-enough = Personas a quienes puede responder un operador
group-operator-enough-text = La voz automática o un operador puede responder a su pregunta.
group-operator-enough-for = para las personas a quienes puede responder un operador
group-officer-enough = Personas a quienes puede responder un oficial por teléfono
group-officer-enough-text = Su pregunta necesita un oficial, pero no una visita.
group-officer-enough-for = para las personas a quienes puede responder un oficial por teléfono
group-needs-visit = Personas que necesitan una visita
group-needs-visit-text = Deben ser atendidas en una oficina, o piden una visita que las reglas rechazan.
group-needs-visit-for = para las personas que necesitan una visita
group-urgent = Personas con una pregunta urgente
group-urgent-text = Dicen que su asunto es urgente.
group-urgent-for = para las personas con una pregunta urgente
group-not-urgent = Personas con una pregunta que no es urgente
group-not-urgent-text = No dicen que su asunto sea urgente.
group-not-urgent-for = para las personas con una pregunta que no es urgente
group-english = Personas que hablan inglés
group-english-text = Hablan en inglés con la voz automática y con el operador.
group-english-for = para las personas que hablan inglés
group-spanish = Personas que hablan español
group-spanish-text = Hablan en español con la voz automática y con el operador.
group-spanish-for = para las personas que hablan español
group-other-language = Personas que hablan otros idiomas
group-other-language-text = La voz automática ayuda a menos de ellas, y el operador necesita un intérprete.
group-other-language-for = para las personas que hablan otros idiomas
group-near = Personas cerca de su oficina
group-near-text = Su oficina está a menos de 25 millas.
group-near-for = para las personas a menos de 25 millas de su oficina
group-middle = Personas a media distancia de su oficina
group-middle-text = Su oficina está a 25 millas o más, y a menos de 100.
group-middle-for = para las personas a una distancia de entre 25 y 100 millas de su oficina
group-far = Personas lejos de su oficina
group-far-text = Su oficina está a 100 millas o más.
group-far-for = para las personas a 100 millas o más de su oficina

split-need = Según lo que necesita la pregunta
split-urgency = Según la urgencia
split-language = Según el idioma
split-distance = Según la distancia a la oficina

model-legacy = Portal (modelo anterior)
model-current = Centro de contacto (modelo actual)

station-lines = Líneas telefónicas
station-operators = Operadores
station-officers = Oficiales que devuelven llamadas

# Hallazgos. $measure, $better y $worse son nombres de medidas; $group, $gains, $loses, $better-for y $worse-for son
# `group-<group>-for`; todo lo demás son cifras con su unidad, del modelo y del grupo que dice el nombre.
finding-current-better = { $measure }: el centro de contacto da mejor resultado { $group }, { $current } frente a { $legacy } con el portal.
finding-legacy-better = { $measure }: el portal da mejor resultado { $group }, { $legacy } frente a { $current } con el centro de contacto.
finding-trade = { $measure }: unas personas ganan y otras pierden. El centro de contacto da mejor resultado { $gains } ({ $gains-current } frente a { $gains-legacy } con el portal) y peor { $loses } ({ $loses-current } frente a { $loses-legacy }).
finding-exchange = Se gana en una cosa y se pierde en otra: el centro de contacto da mejor resultado en “{ $better }” { $better-for } ({ $better-current } frente a { $better-legacy } con el portal) y peor en “{ $worse }” { $worse-for } ({ $worse-current } frente a { $worse-legacy }).
finding-alike = { $measure }: sin diferencia digna de mención { $group }, { $legacy } con el portal y { $current } con el centro de contacto.
