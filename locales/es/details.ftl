# Paso 1, quién va a ir, y la página para quien ya tiene una cita. Los mismos campos sirven para reemplazar un aviso perdido.

details-title = ¿Quién va a ir?
details-heading = ¿Quién va a ir?
details-lede = Escriba los datos de la persona que va a hablar con el oficial.
details-family = Esta cita es para otra persona de la familia. Conservamos su teléfono, su código postal (ZIP), su oficina y su día; puede cambiarlos.
details-child = Si es para un menor, escriba el nombre y la fecha de nacimiento del menor.
details-helper = Alguien de su confianza puede llenar esto por usted. No necesita abogado.
details-remember = Recuerde cómo escribe el nombre y qué teléfono da. Necesitará los mismos datos si tiene que reemplazar un aviso perdido.
details-kept = Guardamos sus respuestas durante 60 minutos desde la última página que abra, y solamente en este dispositivo. Después tendrá que empezar de nuevo.

details-given-name = Nombre (opcional)
details-given-name-hint = Si la persona tiene un solo nombre y ningún apellido, deje esto en blanco.
details-family-name = Apellidos
details-family-name-hint = Todos los apellidos, como están en la identificación. Si la persona tiene un solo nombre, escríbalo aquí.
details-birth = Fecha de nacimiento
details-birth-hint = Por ejemplo: 4 7 1985, o 4 julio 1985
details-birth-month = Mes
details-birth-day = Día
details-birth-year = Año
details-phone = Número de teléfono
details-phone-hint = Puede ser el de alguien que le ayuda. Si no es de Estados Unidos, empiece con + y el código del país.
details-phone-again-hint = El que se dio al hacer la cita.
details-zip = Código postal (ZIP)
details-zip-hint = El de la dirección de su casa, con cinco o nueve dígitos. Por ejemplo: 10001
details-zip-again-hint = El que se dio al hacer la cita, aunque después se haya mudado. Por ejemplo: 10001

already-title = Parece que ya tiene una cita
already-heading = Parece que ya tiene una cita
already-lede = Ya hay una cita con el nombre, la fecha de nacimiento, el teléfono y el código postal (ZIP) que escribió. Por eso no hicimos otra.
already-rule = Cada persona puede tener una sola cita a la vez. Es una regla de este emulador: así quedan horas para los demás.
already-silent = Para proteger a esa persona, aquí no decimos cuándo ni dónde es la cita.
already-ways-heading = ¿Qué desea hacer?
already-change = Cambiar o cancelar la cita
already-change-hint = Necesita el número de confirmación y el PIN. Los dos están al pie de su aviso.
already-replace = Reemplazar un aviso perdido
already-replace-hint = Escriba otra vez los mismos datos. Recibirá un aviso con un PIN nuevo, y la hoja perdida dejará de servir.
already-correct = Corregir los datos que escribió
already-correct-hint = Si la cita es para otra persona, o si algo quedó mal escrito. Sus respuestas siguen ahí.
