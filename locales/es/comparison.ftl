# Una comparación de los dos modelos: el informe de `infopass compare --format html` y la página del laboratorio. Los
# nombres de medidas, grupos y números están en measures.ftl y scenarios.ftl. Se buscan como comparison-weekday-<1 a 7>.

comparison-heading = Las mismas personas, dos modelos: una comparación
comparison-document-title = { $scenario } – comparación de los dos modelos – emulador de InfoPass
comparison-notice = Esto es una simulación hecha con un emulador. No es una estadística del gobierno.
comparison-notice-why = No se contó a nadie: un programa inventa las personas, las llamadas y las visitas. De los { $count } números en que se basa, { $assumed } son supuestos; abajo figura cada uno con su fuente o con la indicación de que es un supuesto.
comparison-notice-recorded = Las citas son las que registró un portal; todo lo demás lo inventa un programa. De los { $count } números en que se basa, { $assumed } son supuestos; abajo figura cada uno con su fuente o con la indicación de que es un supuesto.
comparison-notice-short = No se contó a nadie: un programa inventa las personas, las llamadas y las visitas. De los { $count } números en que se basa, { $assumed } son supuestos; el informe completo los enumera todos.

comparison-fact-days = Días que cuentan
comparison-fact-days-value = { $days } días a partir del { $first }
comparison-fact-people = Personas contadas en cada réplica
comparison-fact-replications = Réplicas
comparison-fact-ended-early = (terminó antes de tiempo; se habían pedido { $asked })
comparison-fact-seed = Semilla
comparison-fact-era = Plazos de llamada prometidos
comparison-fact-changed = Números cambiados para esta comparación
comparison-fact-legacy = Los datos del portal
comparison-fact-simulated = Simulados, con las mismas personas que el centro de contacto
comparison-fact-recorded = Lo que registró una base de datos.
comparison-recorded-people = Quien acudió recibió respuesta; quien canceló o no acudió nunca fue atendido. Quien buscó un cupo y no lo encontró no está en ninguna base de datos.
comparison-recorded-staff = El centro de contacto es el del escenario, sea cual sea el número de citas: si son pocas, nadie lo espera.
comparison-recorded-open = De las citas registradas, { $open } aún estaban por venir: si la persona acude es un supuesto del escenario.
comparison-recorded-left-out = Excluidas de ambos lados: { $offices } citas en oficinas que no figuran en la tabla y { $reasons } por motivos con los que nadie pregunta en el escenario.
comparison-fact-events = Sucesos en cada réplica
comparison-sideways = En una pantalla estrecha, las tablas y los gráficos anchos se pueden desplazar hacia los lados.
comparison-fact-program = Programa

comparison-findings-heading = Resultados
comparison-findings-hint = Se menciona una diferencia cuando su intervalo de confianza no incluye el cero y no es insignificante. Las cifras por persona o por cada 100 personas cuentan a todas, también a las que desistieron: un modelo que deja gente sin atender gasta menos en ella.
comparison-findings-none = Ninguna diferencia es lo bastante segura como para mencionarla.
comparison-findings-one = Con una sola réplica no se sabe nada del azar; por eso no se presenta nada como resultado.

comparison-measures-heading = Todas las personas
comparison-measures-hint = La diferencia es la cifra del centro de contacto menos la del portal.
comparison-plus-minus = La cifra que sigue a ± es la mitad de la amplitud de un intervalo de confianza del 95 %, calculado con las réplicas. Los dos modelos reciben a las mismas personas con la misma suerte; por eso la diferencia se conoce mejor que cada una de las dos cifras.
comparison-one = Con una sola réplica no hay intervalo de confianza.
comparison-headline-caption = Las medidas más importantes
comparison-others-summary = Las demás medidas
comparison-others-caption = Las demás medidas
comparison-column-measure = Medida
comparison-column-group = Grupo
comparison-column-difference = Diferencia
comparison-column-better = Mejor modelo
comparison-column-what = Concepto
comparison-better-current = centro de contacto
comparison-better-legacy = portal
comparison-better-alike = ambos por igual
comparison-better-unknown = no se sabe
comparison-better-neither = ningún sentido es mejor
comparison-nobody = no hubo nadie a quien medir
comparison-in-unit = ({ $unit })

comparison-splits-heading = Grupo por grupo
comparison-splits-hint = Lea los grupos antes que los totales: en ambos modelos la voz automática atiende a muchas personas, y estas ocultan a las demás. Las otras medidas de cada grupo están en el informe CSV.

comparison-days-heading = Cuántos días hasta la respuesta
comparison-days-hint = La altura de cada barra indica cuántas de cada 100 personas del grupo recibieron su respuesta al cabo de ese número de días completos: 0 significa dentro de las primeras 24 horas. Quien no recibió respuesta no aparece en ninguna barra.
comparison-days-title = Días hasta la respuesta: { $group }
comparison-days-summary = Los números de este gráfico en una tabla: { $group }
comparison-days-last-short = { $days }+
comparison-days-last = { $days } o más
comparison-axis-days = Días completos hasta la respuesta
comparison-axis-people = De cada 100 personas del grupo
comparison-axis-difference = Diferencia: centro de contacto menos portal ({ $unit })
comparison-column-days = Días
comparison-column-on-day = Porcentaje con respuesta ese día
comparison-column-up-to-day = Porcentaje con respuesta hasta ese día

comparison-flows-heading = Semana a semana
comparison-flows-hint = Cuántas personas llegaron, recibieron respuesta, desistieron o recibieron un rechazo cada semana, y cuántas visitas hubo, en promedio de las réplicas. Abajo están las semanas; a la izquierda, las personas o las visitas.
comparison-flows-short-week = La última semana tiene solo { $days ->
    [1] un día
   *[other] { $days } días
}: está en las tablas, pero no en los gráficos.
comparison-flows-title = { $what }, semana a semana
comparison-flows-summary = Los números de este gráfico en una tabla: { $what }
comparison-flow-came = Personas que llegaron con una pregunta
comparison-flow-answered = Personas que recibieron respuesta
comparison-flow-gave-up = Personas que desistieron
comparison-flow-refused = Personas que recibieron un rechazo
comparison-flow-visits = Visitas a las oficinas
comparison-column-week = Semana

comparison-tried-in-part = Terminó antes de tiempo: se probaron { $done } de { $asked } números con rango.
comparison-tornados-heading = Qué supuestos importan
comparison-tornados-hint = Cada número que tiene un rango se llevó a sus dos extremos mientras los demás quedaban igual. La barra muestra cuánto se mueve la diferencia entre los modelos. La línea continua es la diferencia tal como está; la línea de puntos, si cabe en el gráfico, indica que no hay ninguna diferencia. Si una barra cruza la línea de puntos, de ese supuesto depende qué modelo es mejor.
comparison-tornado-base = { $group }. Diferencia tal como está: { $difference }. Se muestran { $drawn } de los { $tried } números que la mueven, primero los que más importan.
comparison-tornado-title = { $measure }: en qué se convierte la diferencia cuando un número está en un extremo de su rango
comparison-tornado-summary = Los números de este gráfico en una tabla: { $measure }
comparison-tornado-low = extremo inferior del rango
comparison-tornado-high = extremo superior del rango
comparison-column-low = Extremo inferior
comparison-column-high = Extremo superior
comparison-column-at-low = Diferencia en el extremo inferior
comparison-column-at-high = Diferencia en el extremo superior

comparison-queues-heading = Dónde se esperó
comparison-queues-hint = La ocupación es la parte del horario de servicio en que se atendió a alguien.
comparison-column-station = Lugar
comparison-column-model = Modelo
comparison-column-came = Llegadas por día
comparison-column-turned-away = No atendidas, %
comparison-column-left = Colgaron, %
comparison-column-wait = Espera, minutos
comparison-column-busy = Ocupación, %

comparison-totals-heading = Un año en números enteros
comparison-totals-hint = Lo que se contó, llevado a un año de 365 días.
comparison-totals-caption = Un año de los dos modelos
comparison-total-people = Personas que llegaron con una pregunta
comparison-total-calls = Llamadas que consiguieron línea
comparison-total-voice-ended = De esas, terminadas por la voz automática
comparison-total-operator-answered = De esas, atendidas por un operador
comparison-total-requests = Solicitudes anotadas por teléfono o escritas
comparison-total-appointments = Citas, incluidas las visitas sin cita

comparison-scenario-heading = En qué se basa
comparison-scenario-hint = Los { $count } números del escenario, de los cuales { $assumed } son supuestos. Debajo de cada uno está el nombre con que se puede cambiar mediante --set.
comparison-scenario-english = Las fuentes se citan con las palabras del escenario, que están en inglés.
comparison-column-number = Número
comparison-column-value = Valor
comparison-column-range = Rango
comparison-column-source = Fuente
comparison-assumption = Supuesto
comparison-changed = cambiado
comparison-range = de { $low } a { $high }
comparison-no-range = sin rango
comparison-number-with-unit = { $number } { $unit }
comparison-source-label = Fuente:

comparison-questions-heading = Qué preguntan las personas
comparison-questions-hint = La proporción es de cada 100 personas; las demás columnas son de cada 100 personas con esa pregunta. Quien no tiene un caso en ninguno de los tres estados no tiene a la mano un número de recibo.
comparison-column-question = Pregunta
comparison-column-share = Proporción, %
comparison-column-urgent = Urgente, %
comparison-column-evidence = Con pruebas a la mano, %
comparison-column-received = Caso recibido, %
comparison-column-pending = Caso pendiente, %
comparison-column-decided = Caso decidido, %
comparison-column-voice = La voz automática puede responder, %
comparison-column-portal = Va al portal sin llamar, %

comparison-languages-heading = Qué idioma hablan
comparison-column-language = Idioma
comparison-column-percent = Proporción, %
comparison-weekdays-heading = Qué días actúan
comparison-column-weekday = Día
comparison-column-weight = Peso
comparison-weekday-1 = Lunes
comparison-weekday-2 = Martes
comparison-weekday-3 = Miércoles
comparison-weekday-4 = Jueves
comparison-weekday-5 = Viernes
comparison-weekday-6 = Sábado
comparison-weekday-7 = Domingo y feriados federales
comparison-hours-heading = A qué horas actúan
comparison-column-hour = Hora local
comparison-offices-heading = Dónde viven
comparison-column-office = Oficina más cercana (código)
comparison-offices-others = Todas las demás oficinas juntas
comparison-unanswering-heading = Qué no cuenta como respuesta
comparison-unanswering-hint = Reglas que terminan una llamada, pero dejan a la persona con algo por conseguir:

comparison-again-heading = Cómo volver a ejecutarla
comparison-again-text = Con el mismo programa, la misma tabla de oficinas y las mismas reglas, este comando produce la misma comparación, dígito por dígito:
comparison-again-recorded = En lugar de URL, ponga la dirección de la base de datos del portal tal como estaba entonces: con otras citas, las cifras son otras.
comparison-again-own-file = El escenario no es uno de los que vienen con el programa; por eso hace falta su archivo. El informe JSON lo contiene palabra por palabra.

comparison-limits-heading = Qué no dice este informe
comparison-limit-plus-minus = ± indica cuánto puede mover una cifra el azar por sí solo. No sabe nada de supuestos equivocados: con un número equivocado, una cifra puede estar muy lejos de la realidad y su ± ser pequeño.
comparison-limit-assumptions = La mayoría de los números son supuestos. Cambie uno con --set y vuelva a comparar antes de confiar en un resultado.
comparison-limit-answers = Una respuesta es una respuesta: en ninguno de los modelos se sabe si fue correcta o si ayudó.
comparison-limit-days = Los días hasta la respuesta son los de quienes la recibieron. Un modelo que responde a menos personas puede parecer más rápido.
comparison-limit-places = Los códigos postales (ZIP) representan a las personas sin que se sepa cuántas viven en cada uno; por eso las distancias y los viajes son una aproximación.
comparison-limit-talk = Nadie habla con nadie: no hay recomendaciones de boca en boca, ni abogados, ni noticias sobre la falta de citas.
