# La interfaz JSON: qué está mal, para los programas y, por medio de ellos, para las personas. Los mensajes de los campos
# que también tienen las páginas están en errors.ftl. Se buscan por su código: api-<código>-title|-detail.

api-malformed-title = No se pudo leer la petición
api-malformed-detail = El cuerpo no es un objeto JSON. Envíe uno: una llave que abre, los datos como textos entre comillas dobles y una llave que cierra, en UTF-8.
api-not-found-title = No se encontró
api-not-found-detail = No hay nada en esta dirección. Compárela con la lista de direcciones de /api/v1/openapi.json.
api-method-not-allowed-title = Método no permitido
api-method-not-allowed-detail = Esta dirección no acepta ese método. Use uno de los que indica el encabezado Allow.
api-already-booked-title = Ya hay una cita
api-already-booked-detail = La persona con estos datos tiene una cita que no ha empezado. Cámbiela o cancélela con su número de confirmación y su PIN. Si los perdió, pida un reemplazo con los mismos datos.
api-cancelled-title = La cita está cancelada
api-cancelled-detail = Una cita cancelada no se puede cambiar. Haga una nueva.
api-not-movable-title = La cita no se puede cambiar
api-not-movable-detail = Un oficial asignó esta cita: solo el centro de contacto puede dar otra hora. Aquí se puede cancelar.
api-past-title = La cita ya empezó o ya pasó
api-past-detail = Ya no se puede cambiar nada. Para otra visita, haga una cita nueva.
api-slot-taken-title = Alguien acaba de tomar esa hora
api-slot-taken-detail = No se hizo ni se cambió ninguna cita. Elija una de las alternativas, u otra hora de la lista de la oficina, y envíela con un Idempotency-Key nuevo.
api-too-many-moves-title = Demasiados cambios hoy
api-too-many-moves-detail = La cita se ha cambiado diez veces hoy. Queda como está; cámbiela mañana o cancélela.
api-too-large-title = Se envió demasiado
api-too-large-detail = El cuerpo es más grande de lo que este sitio acepta. Envíe solo los datos que la dirección pide.
api-unsupported-media-type-title = El cuerpo no está declarado como JSON
api-unsupported-media-type-detail = Envíe el cuerpo con el encabezado Content-Type: application/json.
api-idempotency-key-reused-title = El Idempotency-Key pertenece a otra petición
api-idempotency-key-reused-detail = Esta clave ya se envió con otro cuerpo o a otra dirección. Use una clave nueva para cada petición nueva, por ejemplo un UUID al azar, y la misma solo para repetirla.
api-invalid-title = Hay algo que corregir
api-invalid-detail = Corrija lo que se nombra en errors y envíe la petición otra vez.
api-too-many-requests-title = Demasiados intentos
api-too-many-requests-detail = Espere los segundos que indica el encabezado Retry-After y vuelva a intentarlo.
api-wait-for-turn-title = Se están haciendo muchas citas desde su red
api-wait-for-turn-detail = No se hizo ninguna cita. Espere los segundos que indica el encabezado Retry-After y envíe otra vez la misma petición. No se guarda ningún lugar: primero van las personas que usan las páginas.
api-internal-title = Algo falló de nuestra parte
api-internal-detail = Quedó registrado con el request_id. Es posible que lo que pidió no se haya hecho. Repita la misma petición con el mismo Idempotency-Key; no se hará dos veces.
api-unavailable-title = Este sitio no puede responder en este momento
api-unavailable-detail = Es posible que lo que pidió no se haya hecho. Espere los segundos que indica el encabezado Retry-After y repita la misma petición con el mismo Idempotency-Key; no se hará dos veces.

api-no-such-office = No hay ninguna oficina con este código, o cerró definitivamente. Tome un código de la lista de oficinas.
api-no-match = Ninguna cita futura tiene estos datos. Pruebe con los nombres como los escribió la primera vez, con el teléfono que dio entonces, o con el día y el mes de nacimiento al revés; o haga una cita nueva.

error-api-not-text = Esto no es un texto. Escriba el valor entre comillas dobles.
error-api-unknown = Aquí no hay ningún dato con ese nombre. Revise cómo está escrito o quítelo.
error-api-too-long = Esto es demasiado largo. Acórtelo.
error-api-date = Escriba la fecha así: 2026-12-07, es decir año, mes y día, y revise que el mes tenga ese día.
error-api-date-order = El último día es anterior al primero. Intercámbielos o quite uno.
error-api-date-of-birth = Escriba la fecha de nacimiento así: 1985-07-04, es decir año, mes y día.
error-api-starts-at = Escriba la hora así: 2026-12-07T09:15, como en la lista de horas de la oficina.
error-api-reason = No existe ese motivo. Elija uno de los que están en /api/v1/openapi.json, o quítelo.
error-api-language = Este sitio no tiene ese idioma. Elija uno de los que están en /api/v1/openapi.json, o quítelo.
error-api-idempotency-key = Un Idempotency-Key se envía una sola vez y tiene de 1 a 255 letras, dígitos y signos, sin espacios. Use un UUID al azar.
