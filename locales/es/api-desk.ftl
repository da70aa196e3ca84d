# La interfaz JSON del centro de contacto y de su despacho: qué está mal, para los programas y, por medio de ellos, para las
# personas.

api-unauthorized-title = Nadie ha iniciado sesión
api-unauthorized-detail = Envíe el token de POST /api/v1/desk/sessions como Authorization: Bearer y el token. Termina tras 30 minutos sin uso y, en todo caso, tras 12 horas; entonces inicie sesión otra vez.
api-wrong-log-in-title = El nombre y la contraseña no coinciden
api-wrong-log-in-detail = Ninguna cuenta tiene este nombre junto con esta contraseña. Revise los dos; las mayúsculas y las minúsculas cuentan.
api-forbidden-title = Esta cuenta no puede hacer eso
api-forbidden-detail = Los operadores consultan solicitudes y no deciden nada; solo los administradores leen el registro. Pídalo a alguien cuya cuenta lo permita.
api-already-waiting-title = Ya hay una solicitud
api-already-waiting-detail = La persona con estos datos tiene una solicitud que nadie ha decidido. Espere la llamada, o vea cómo va con su número de servicio y la fecha de nacimiento.
api-changed-title = Alguien se adelantó
api-changed-detail = Se cambió después de mostrarse y no se hizo nada. Vuelva a verla y decida con su revisión nueva.
api-impossible-title = No es posible en su estado actual
api-impossible-detail = Esto no se puede hacer con la solicitud tal como está ahora: una llamada se anota mientras espera, una decisión sigue a una llamada en que se habló con la persona, y lo decidido queda así. Vuelva a verla.
api-late-title = La hora ya empezó
api-late-detail = La persona llega después de la hora de la cita. Nombre la regla por la que entra de todos modos, o no registre la llegada.
api-office-closed-title = La oficina está cerrada
api-office-closed-detail = Hoy ya no se atiende a nadie en la puerta de esta oficina. Vaya un día laborable, o pida una cita con una solicitud.
api-too-early-title = Es demasiado temprano
api-too-early-detail = Una persona entra desde 15 minutos antes de la hora, y solo falta a la cita cuando la hora ya empezó. Espere hasta entonces.
api-wrong-state-title = No es posible en el estado actual de la visita
api-wrong-state-detail = La llegada se registra una sola vez, se llama a quien espera y se da por atendida a la persona que fue llamada; quien ha venido no puede haber faltado. Vuelva a ver la lista del día.

api-no-such-case = Ningún caso tiene este número de recibo. Compárelo con el aviso de recibo.
api-no-such-request = Ninguna solicitud tiene este número de servicio junto con esta fecha de nacimiento. Revise los dos; la fecha es la de la persona que necesita la cita.
api-no-such-item = No hay ninguna solicitud con este número, o es de otra oficina. Revise el número.
api-no-such-visit = No hay ninguna cita con este número, o es de otra oficina. Revise el número.
api-other-office = Un oficial ve solo a las personas de su oficina. Quite la oficina.
api-desk-closed = El despacho está cerrado: todavía no hay ninguna cuenta. Quien administra este sitio crea una con el comando infopass staff add.
api-locked = Con este nombre fallaron demasiados intentos. Espere los segundos que indica el encabezado Retry-After; hasta entonces no se prueba ninguna contraseña, ni siquiera la correcta.
api-desk-taken = El despacho no tiene ningún cupo libre a esa hora y no se asignó nada. Elija una de las alternativas u otro día.
api-desk-already-booked = La persona tiene una cita del centro de contacto que no ha empezado, y no se asignó nada. Conteste la solicitud, o rechácela con la regla.

error-api-missing = Falta este dato. Escríbalo.
error-api-not-boolean = Esto no es ni true ni false. Escriba uno de los dos, sin comillas.
error-api-not-count = Esto no es un número entero del tamaño que se espera aquí. Escriba uno, de 1 en adelante, sin comillas.
error-api-kind = No existe ese tipo de solicitud. Elija uno de los que están en /api/v1/contact/kinds.
error-api-receipt-number = Eso no es un número de recibo. Tiene tres letras y diez dígitos, como MSC2190000001. Compárelo con el aviso de recibo.
error-api-representative = Eso no es un nombre de 100 letras, espacios, guiones, apóstrofos y puntos como máximo. Escriba el nombre de quien pide, o quítelo.
error-api-account = Un número de cuenta tiene doce dígitos. Revíselo o quítelo.
error-api-item-shape = Un número de servicio tiene ocho dígitos. Revíselo.
error-api-item-check-digit = El número de servicio tiene un dígito equivocado, o dos dígitos en el orden equivocado. Revíselo.
error-api-rule = Ninguna regla así decide eso aquí. Nombre una de las reglas de la solicitud con este resultado, o quítela para seguir lo aconsejado; para rechazar en contra de lo aconsejado hace falta una.
error-api-reason-missing = La decisión va en contra de lo que aconsejan las reglas. Escriba el motivo.
error-api-documents = Estos no son documentos del archivo de reglas. Escriba una lista de las claves de /api/v1/contact/kinds, o quítela.
error-api-desk-time = La oficina no tiene citas a esa hora, o ya empezó. Elija una de las horas de la lista de cupos.
error-api-window = La oficina no tiene esa ventanilla. Elija una de las que tiene.
