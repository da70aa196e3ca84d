# Qué le pasa a un campo: qué ocurrió y qué hacer.

form-errors-heading = Hay algo que corregir

error-given-name-too-long = El nombre tiene más de 100 caracteres. Escriba una forma más corta.
error-given-name-not-letters = El nombre tiene un número u otro signo que no forma parte de un nombre. Use letras, espacios, guiones, apóstrofos y puntos.
error-family-name-empty = Faltan los apellidos. Escríbalos. Si la persona tiene un solo nombre, escriba ese.
error-family-name-too-long = Los apellidos tienen más de 100 caracteres. Escriba una forma más corta.
error-family-name-not-letters = Los apellidos tienen un número u otro signo que no forma parte de un nombre. Use letras, espacios, guiones, apóstrofos y puntos.
error-birth-empty = Falta la fecha de nacimiento. Escriba el día, el mes y el año.
error-birth-incomplete = Falta una parte de la fecha de nacimiento. Llene el día, el mes y el año.
error-birth-month = No entendemos el mes. Escriba un número del 1 al 12, o el nombre del mes. En español, el día va primero y el mes después.
error-birth-year = El año necesita cuatro dígitos. Escríbalo así: 1985.
error-birth-no-such-day = Ese mes no tiene ese día. Escriba el día con dígitos, por ejemplo 4, y revise el mes y el año.
error-birth-future = La fecha de nacimiento está en el futuro. Revise el día, el mes y el año.
error-birth-too-long-ago = La fecha de nacimiento es de hace más de 125 años. Revise el año.
error-phone-empty = Falta el número de teléfono. Escriba uno con su código de área. Puede ser el de alguien que le ayuda.
error-phone-not-digits = El número de teléfono tiene letras u otros signos. Use solo dígitos, con o sin guiones, así: 212‑555‑0123. No escriba una extensión.
error-phone-incomplete = El número de teléfono no está completo, o tiene demasiados dígitos. Escriba diez dígitos, así: 212‑555‑0123. Si no es de Estados Unidos, empiece con + y el código del país.
error-phone-area-code = No existe ese código de área, o el número que le sigue empieza con 0 o 1. Revise los seis primeros dígitos. Si no es de Estados Unidos, empiece con + y el código del país.
error-zip-empty = Falta el código postal (ZIP). Escriba los cinco dígitos del código de la dirección de su casa.
error-zip-not-digits = El código postal (ZIP) tiene letras u otros signos. Escriba cinco dígitos, como 10001, o nueve, como 10001‑1234.
error-zip-length = El código postal (ZIP) no tiene cinco ni nueve dígitos. Escríbalo como 10001 o 10001‑1234.

error-reason-missing = No ha elegido ningún motivo. Elija el que mejor corresponda.
error-office-missing = No ha elegido ninguna oficina. Elija una de la lista.
error-office-unknown = No tenemos la oficina que se eligió. Elija una de la lista.

error-slot-missing = No ha elegido ninguna hora. Elija una de las horas libres.
error-slot-no-such-time = La oficina no da citas a esa hora. Elija una de las horas libres.
error-slot-too-soon = Esa hora ya pasó, o faltan menos de 60 minutos. Elija una hora posterior.
error-slot-not-open-yet = Ese día todavía no se puede elegir. Elija uno de los días de la lista.
error-slot-taken = Otra persona acaba de tomar esa hora. Elija otra.

error-number-empty = Falta el número de confirmación. Escríbalo como está al pie de su aviso.
error-number-shape = Eso no es un número de confirmación. Tiene tres letras y diez dígitos, como NYC‑26‑4821‑9375. Compárelo con su aviso.
error-number-check-digit = El número de confirmación tiene un dígito equivocado, o dos en el orden equivocado. Compárelo con su aviso.
error-number-not-found = Ninguna cita tiene este número de confirmación junto con este PIN. Compare los dos con su último aviso. Si el aviso se reemplazó, solo sirve el PIN nuevo.
error-pin-not-found = Revise también el PIN: seis dígitos, de su último aviso.
error-pin-empty = Falta el PIN. Escriba los seis dígitos que están al pie de su aviso.
error-pin-shape = Un PIN tiene seis dígitos. Compárelo con su aviso.

error-receipt-shape = Eso no es un número de recibo. Tiene tres letras y diez dígitos, como MSC2190000001. Si no tiene ninguno, déjelo en blanco.
error-about-too-long = Su respuesta a “¿De qué se trata?” es demasiado larga. Acórtela a 500 caracteres; en escrituras que no sean la latina, a unos 200.
error-said-empty = No ha contestado. Escriba o elija una respuesta.
error-asker-missing = Díganos si pide la cita para usted o para otra persona. Elija una opción.
error-representative-empty = Falta su nombre. Escríbalo, porque pide la cita para otra persona.
error-representative-name = No podemos aceptar su nombre tal como está. Use letras, espacios, guiones, apóstrofos y puntos, y 100 caracteres como máximo.
error-account-shape = Un número de cuenta en línea tiene doce dígitos. Revíselo o déjelo en blanco.
error-type-missing = No ha elegido ningún tipo. Elija el que mejor corresponda.
error-urgent-missing = Díganos si es urgente. Elija sí o no.
error-evidence-missing = Díganos si tiene las pruebas a la mano. Elija sí o no.
error-item-empty = Falta el número de servicio. Escriba sus ocho dígitos.
error-item-shape = Eso no es un número de servicio. Tiene ocho dígitos, como 4821‑9375.
error-item-check-digit = El número de servicio tiene un dígito equivocado, o dos en el orden equivocado. Compárelo con lo que anotó.
error-item-not-found = Ninguna solicitud tiene este número de servicio junto con esta fecha de nacimiento. Revise los dos.
