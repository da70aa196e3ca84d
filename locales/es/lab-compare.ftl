# Las páginas para probar que ejecutan una comparación de los dos modelos. Se buscan como lab-compare-<campo> y
# lab-compare-<campo>-hint (days, replications, seed) y lab-run-file-<formato>.

lab-compare-link = Simular los dos modelos con las mismas personas
lab-compare-heading = Comparar los dos modelos
lab-compare-lede = Los dos modelos se simulan con las mismas personas inventadas y se miden: quién recibe una respuesta, cuánto tarda y cuántas visitas y minutos cuesta. Es una simulación basada en supuestos, no una estadística del gobierno.
lab-compare-scenarios = Elija un escenario
lab-compare-scenario = Escenario
lab-compare-run = Cuánto tiempo y cuántas veces
lab-compare-size = “{ $scenario }” tiene unas { $people } personas al día. También se simulan los { $around } días anteriores y posteriores a los que cuentan. Todas las réplicas juntas pueden tener { $most } personas.
lab-compare-days = Días
lab-compare-days-hint = Se cuenta a las personas que llegan en estos días.
lab-compare-replications = Réplicas
lab-compare-replications-hint = Cuántas veces se ejecuta, cada vez con otras personas. Con una sola réplica no se sabe nada del azar.
lab-compare-seed = Semilla
lab-compare-seed-hint = Un número entero. La misma semilla da las mismas personas y el mismo resultado.
lab-compare-range = De { $least } a { $most }.
lab-compare-era = Promesas de llamada del año
lab-compare-era-hint = El centro de contacto prometió sus llamadas de manera distinta según el año.
lab-compare-own-era = Las del escenario ({ $era })
lab-compare-unknown-era = No hay promesas de ese año. Elija uno de la lista.
lab-compare-numbers = Cambiar los supuestos
lab-compare-numbers-hint = Estos son los números de “{ $scenario }”. Deje un campo en blanco para conservar el número del escenario elegido. El informe dice de dónde viene cada número.
lab-compare-show = Mostrar los números del escenario elegido
lab-compare-own = En el escenario: { $own }.
lab-compare-button = Ejecutar
lab-compare-limits = Las ejecuciones esperan su turno para que este sitio siga siendo rápido para los demás. La línea de comandos, infopass compare, ofrece además ejecuciones más largas, escenarios propios y la sensibilidad del resultado a cada supuesto.
lab-compare-wrong = { $label }: escriba un número de { $least } a { $most }, por ejemplo 1,200 o 12.5. También puede dejarlo en blanco.
lab-compare-wrong-whole = { $label }: escriba un número entero de { $least } a { $most }.
lab-compare-too-many = Serían más de { $most } personas en total, y eso tarda demasiado aquí. Pida menos días o menos réplicas, o use la línea de comandos.
lab-compare-unknown-scenario = No hay ningún escenario con ese nombre. Elija uno de la lista.
lab-compare-full = Ya hay demasiadas ejecuciones en espera. No se ha perdido nada de lo que escribió: pulse “Ejecutar” otra vez dentro de un minuto.

lab-run-heading = Comparación de los dos modelos: { $scenario }
lab-run-change = Cambiar los números
lab-run-mend = Volver al formulario con los mismos números
lab-run-not-run = Esta comparación aún no se ha ejecutado aquí, o hace tanto que su resultado ya no se conserva. Si la ejecuta, volverá a salir igual.
lab-run-button = Ejecutar
lab-run-again = Ejecutar de nuevo
lab-run-waits = Está en espera: { $before ->
    [one] hay una ejecución antes, además de la que está en curso.
   *[other] hay { $before } ejecuciones antes, además de la que está en curso.
}
lab-run-next = Es la siguiente, en cuanto termine la que está en curso.
lab-run-percent = { $percent } % de los días simulados ya está hecho
lab-run-stop = Detener
lab-run-stopping = Se ha pedido que se detenga y lo hará en un momento. Se mostrará lo que esté hecho.
lab-run-watched = Esta página se actualiza sola cada pocos segundos.
lab-run-unwatch = Dejar de actualizar
lab-run-look = Actualizar ahora
lab-run-watch = Actualizar sola cada pocos segundos
lab-run-stopped = Se detuvo antes de terminar la primera réplica, así que no hay nada que mostrar.
lab-run-partly = Se detuvo: están hechas { $done } de { $asked } réplicas. Lo que sigue es de esas.
lab-run-wholly = Ejecutar todo
lab-run-broken = El programa falló al ejecutar esto. La culpa es nuestra y consta en el registro. Pruebe con otra semilla o con otros números.
lab-run-no-office = Este servidor tiene su propia tabla de oficinas y en ella no está la oficina { $name }, que el escenario nombra. Elija otro escenario.
lab-run-no-era = Este servidor tiene sus propias reglas y en ellas no hay promesas de { $name }. Elija otro año.
lab-run-no-kind = Este servidor tiene sus propias reglas y en ellas no está el tipo de pregunta { $name }, que el escenario nombra. Elija otro escenario.
lab-run-no-rule = Este servidor tiene sus propias reglas y en ellas no está la regla { $name }, que el escenario nombra. Elija otro escenario.
lab-run-files = El informe completo, con gráficos, todos los grupos y todos los supuestos con su fuente:
lab-run-file-html = como página para guardar (HTML)
lab-run-file-json = para programas (JSON)
lab-run-file-csv = como tabla (CSV)
lab-run-asked = Esta ejecución
lab-run-was-asked = Qué se ejecutó
lab-run-changes = Qué se cambió
lab-run-other = En qué difiere del escenario
lab-run-changed = { $label }: { $to } en vez de { $from }
lab-run-no-changes = Todos los números son los del escenario.
lab-run-link-hint = Esta dirección lo dice todo. Quien la abra, en cualquier servidor de este programa con las mismas tablas, puede ejecutarlo y obtiene el mismo resultado:
lab-run-link = La dirección de esta ejecución
