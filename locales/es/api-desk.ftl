# La interfaz JSON del centro de contacto y de su mostrador: qué está mal, para los programas y, por medio de ellos, para las
# personas.

api-unauthorized-title = Nadie ha iniciado la sesión
api-unauthorized-detail = Envíe el token de POST /api/v1/desk/sessions como Authorization: Bearer y el token. Termina tras 30 minutos sin uso y tras 12 horas; entonces inicie la sesión otra vez.
api-wrong-log-in-title = El nombre y la contraseña no concuerdan
api-wrong-log-in-detail = Ninguna cuenta tiene este nombre junto con esta contraseña. Revise los dos; las mayúsculas y las minúsculas cuentan.
api-forbidden-title = Esta cuenta no puede hacer eso
api-forbidden-detail = Los operadores consultan solicitudes y no deciden nada; solo los administradores leen el registro. Pídalo a alguien cuya cuenta pueda.
api-already-waiting-title = Ya hay una solicitud
api-already-waiting-detail = La persona con estos datos tiene una solicitud que nadie ha decidido. Espere la llamada, o vea cómo está con su número de solicitud y la fecha de nacimiento.
api-changed-title = Alguien se adelantó
api-changed-detail = Se cambió después de mostrarse y no se hizo nada. Vuelva a verla y decida de nuevo con su revisión nueva.
api-impossible-title = No en el estado en que está
api-impossible-detail = Eso no puede pasarle a la solicitud tal como está ahora: una llamada se anota mientras espera, una decisión sigue a una llamada en que se habló con la persona, y lo decidido queda así. Vuelva a verla.
api-late-title = La hora ya empezó
api-late-detail = La persona llega después de la hora de la cita. Nombre la regla por la que entra de todos modos, o déjelo.
api-office-closed-title = La oficina está cerrada
api-office-closed-detail = Hoy ya no se atiende a nadie en la puerta de esta oficina. Venga un día hábil, o pida una cita con una solicitud.
api-too-early-title = Es demasiado temprano
api-too-early-detail = Una persona entra desde 15 minutos antes de la hora, y solo falta a la cita cuando la hora ya empezó.
api-wrong-state-title = No en el estado en que está la visita
api-wrong-state-detail = A una persona se le registra la llegada una vez, se la llama cuando espera y termina cuando la llamaron; quien ha venido no puede haber faltado. Vuelva a ver la lista del día.

api-no-such-case = Ningún caso tiene este número de recibo. Compárelo con el aviso de recibo.
api-no-such-request = Ninguna solicitud tiene este número junto con esta fecha de nacimiento. Revise los dos; la fecha es la de la persona que va a la cita.
api-no-such-item = No hay ninguna solicitud con este número, o es de otra oficina. Revise el número.
api-no-such-visit = No hay ninguna cita con este número, o es de otra oficina. Revise el número.
api-other-office = Un oficial ve solo a las personas de su oficina. Quite la oficina.
api-desk-closed = El mostrador está cerrado: todavía no hay ninguna cuenta. Quien administra este sitio crea una con el comando infopass staff add.
api-locked = Con este nombre fallaron demasiados intentos. Espere los segundos que indica el encabezado Retry-After; hasta entonces no se prueba ninguna contraseña, tampoco la correcta.
api-desk-taken = El mostrador no tiene ningún lugar libre a esa hora y no se asignó nada. Elija una de las alternativas u otro día.
api-desk-already-booked = La persona tiene una cita del centro de contacto que no ha empezado, y no se asignó nada. Conteste la solicitud, o niéguela con la regla.

error-api-missing = Falta este dato. Escríbalo.
error-api-not-boolean = Esto no es ni true ni false. Escriba uno de los dos, sin comillas.
error-api-not-count = Esto no es un número entero del tamaño que se espera aquí. Escriba uno desde 1, sin comillas.
error-api-kind = No hay tal tipo de solicitud. Elija uno de los que están en /api/v1/contact/kinds.
error-api-receipt-number = Eso no es un número de recibo. Tiene tres letras y diez dígitos, como MSC2190000001. Compárelo con el aviso de recibo.
error-api-representative = Eso no es un nombre de 100 letras, espacios, guiones, apóstrofos y puntos como máximo. Escriba el nombre de quien pide, o quítelo.
error-api-account = Un número de cuenta tiene doce dígitos. Revíselo o quítelo.
error-api-item-shape = Un número de solicitud tiene ocho dígitos. Revíselo.
error-api-item-check-digit = El número de solicitud tiene un dígito equivocado, o dos dígitos en el orden equivocado. Revíselo.
error-api-rule = Ninguna regla así decide eso aquí. Nombre una de las reglas de la solicitud con este resultado, o quítela para seguir lo aconsejado; negar en contra de lo aconsejado necesita una.
error-api-reason-missing = La decisión va en contra de lo que aconsejan las reglas. Escriba el motivo.
error-api-documents = Estos no son documentos del archivo de reglas. Escriba una lista de las claves de /api/v1/contact/kinds, o quítela.
error-api-desk-time = La oficina no tiene ninguna sesión a esa hora, o ya empezó. Elija una de las horas de la lista de lugares.
error-api-window = La oficina no tiene tal ventanilla. Elija una de las que tiene.
