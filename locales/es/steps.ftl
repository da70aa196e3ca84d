# Lo que los pasos tienen en común, el paso 3 (dónde) y el paso 5 (revise sus respuestas).

step-back = Atrás
step-progress = Paso { $step } de { $steps }
step-continue = Continuar
form-keep-hint = Guardamos sus respuestas durante 60 minutos. ¿Necesita más tiempo?
form-keep = Guardarlas otros 60 minutos
form-kept-longer = Guardamos sus respuestas durante 60 minutos a partir de ahora.

office-title = ¿A qué oficina quiere ir?
office-heading = ¿A qué oficina quiere ir?
office-any = Puede elegir cualquier oficina, cerca o lejos.
office-near-legend = Oficinas cerca de { $zip }
office-near-link = Mostrar solo las oficinas cerca de { $zip }
office-all-link = Mostrar todas las oficinas
office-all-legend = Todas las oficinas, por estado o territorio
office-unknown-zip = No podemos saber qué oficina está más cerca del código postal (ZIP) { $zip }. Puede elegir cualquiera.
office-correct-zip = Corregir el código postal (ZIP)
office-miles = A { $miles } millas
office-first-free = Primer día con citas: { $date }
office-nothing-free = Por ahora no hay citas

review-title = Revise sus respuestas
review-heading = Revise sus respuestas
review-changed = Sus respuestas se cambiaron en otra pestaña o ventana. No se ha hecho ninguna cita. Revíselas otra vez, tal como están ahora.
review-change = Cambiar
review-given-name = Nombre
review-no-given-name = Ninguno
review-reason = Motivo
review-office = Oficina
review-visit = Fecha y hora
review-turn = Su turno para hacer la cita: de { $from } a { $until } ({ $zone }). Su lugar queda guardado.
review-hold = La hora no queda reservada para usted hasta que pulse el botón.
review-next = Después verá su aviso, con el número de confirmación y el PIN. Imprímalo, o anote los dos.
review-button = Hacer la cita
