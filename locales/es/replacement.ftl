# Un aviso perdido se reemplaza escribiendo otra vez los datos.

replacement-heading = Reemplazar un aviso perdido
replacement-lede = Escriba los mismos datos que cuando hizo la cita.
replacement-pin = Recibirá un aviso con el mismo número de confirmación y un PIN nuevo.
replacement-old = La hoja perdida dejará de servir, así que nadie que la encuentre podrá usarla.
replacement-helper = Si otra persona le hizo la cita, es posible que diera su propio teléfono o su propio código postal (ZIP).
replacement-button = Obtener el aviso de reemplazo
replacement-have-link = Tengo el número de confirmación y el PIN
replacement-wait-heading = Demasiados intentos
replacement-wait-text = Espere { $time } y vuelva a pulsar el botón. Lo que escribió sigue aquí.

replacement-none-heading = No encontramos ninguna cita con estos datos
replacement-none-text = O los datos no son los que se dieron al hacer la cita, o la cita se canceló, ya empezó o ya pasó. Para proteger la privacidad, no decimos cuál de estas cosas es.
replacement-none-try-heading = Qué puede probar
replacement-none-spelling = Escriba los nombres con las mismas letras que la primera vez. No importan los acentos, las mayúsculas, los guiones ni el orden de los nombres.
replacement-none-birth = Pruebe con el día y el mes de nacimiento al revés. Quizás se escribieron así la primera vez.
replacement-none-phone = Escriba el teléfono que dio entonces. Puede ser el de la persona que le ayudó.
replacement-none-zip = Escriba el código postal (ZIP) que dio entonces, aunque se haya mudado.
replacement-none-again = Probar otra vez
replacement-none-again-hint = Lo que escribió sigue ahí para que pueda corregirlo.
replacement-none-book = Hacer una cita nueva
replacement-none-book-hint = Si su cita se canceló o ya pasó. El formulario ya tiene lo que escribió.
