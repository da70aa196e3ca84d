# Paso 2, por qué, y lo que cada motivo añade a lo que hay que llevar. En inglés solo está confirmado, palabra por palabra,
# “You need information or other services”; lo demás es una reconstrucción.

reason-title = ¿Cuál es el motivo de la cita?
reason-heading = ¿Cuál es el motivo de la cita?
reason-hint = Elija el motivo que mejor corresponda. De él depende lo que el aviso le pide llevar.

reason-filed-case = Necesita atención sobre un caso que ya se presentó
reason-filed-case-hint = Por ejemplo, una pregunta sobre un caso pendiente, o una carta sobre él que no entiende.
reason-filed-case-bring-1 = El aviso de recibo del caso, o su número de recibo
reason-filed-case-bring-2 = Todas las cartas que haya recibido sobre el caso

reason-card-not-received = Es residente permanente desde hace poco y no ha recibido su tarjeta de residente permanente
reason-card-not-received-hint = Le aprobaron la residencia, pero la tarjeta (“green card”) no llegó.
reason-card-not-received-bring-1 = Su pasaporte, con la visa de inmigrante o el sello de admisión si los tiene
reason-card-not-received-bring-2 = La carta que aprobó su residencia, si la tiene
reason-card-not-received-bring-3 = Si no tiene pasaporte: dos fotos tipo pasaporte

reason-file-in-person = Desea presentar una solicitud en persona
reason-file-in-person-hint = Para las pocas solicitudes que una oficina recibe en la ventanilla.
reason-file-in-person-bring-1 = La solicitud, llena y firmada, con los documentos que piden sus instrucciones
reason-file-in-person-bring-2 = El pago y las fotos, si sus instrucciones los piden

reason-information = Necesita información u otros servicios
reason-information-hint = Para cualquier otra pregunta, y siempre que no sepa qué motivo corresponde.
reason-information-bring-1 = Los papeles que tengan que ver con su pregunta

reason-form = Necesita un formulario
reason-form-hint = El oficial puede darle un formulario en papel y decirle cuál necesita.
reason-form-bring-1 = El número o el nombre del formulario, si lo sabe

reason-case-processing = Recibió una carta en la que le piden ir a una oficina para tramitar su caso
reason-case-processing-hint = Una carta, o la decisión de un juez de inmigración, le pide que vaya.
reason-case-processing-bring-1 = La carta o la decisión en la que le piden ir
reason-case-processing-bring-2 = Todos los documentos que se mencionan en ella
