# Cambiar o cancelar: el número y el PIN abren el aviso; antes de cancelar se pregunta una vez.

appointment-heading = Cambiar o cancelar una cita
appointment-lede = Escriba el número de confirmación y el PIN para abrir su aviso. Desde allí puede imprimirlo otra vez, elegir otra hora u otra oficina, o cancelar la cita.
appointment-where = Los dos están al pie de su aviso, donde dice “Números de identificación”.
appointment-number-label = Número de confirmación
appointment-number-hint = Por ejemplo, NYC‑26‑4821‑9375. No importan los espacios, los guiones ni las mayúsculas.
appointment-pin-label = PIN
appointment-pin-hint = Seis dígitos
appointment-button = Abrir el aviso
appointment-lost-heading = Si ha perdido su aviso
appointment-lost-text = Escriba otra vez sus datos y recibirá un aviso con un PIN nuevo.
appointment-lost-link = Reemplazar un aviso perdido
appointment-wait-heading = Demasiados intentos
appointment-wait-text = Espere { $time } y vuelva a intentarlo. Su cita no ha cambiado. Lo que escribió sigue aquí.

appointment-cancel-heading = ¿Quiere cancelar esta cita?
appointment-cancel-changed-heading = Esta cita se cambió
appointment-cancel-changed-text = No se ha cancelado. Se cambió después de que usted abriera esta página, quizás en otra ventana. Revise abajo la fecha, la hora y la oficina antes de decidir.
appointment-cancel-time-label = Fecha y hora
appointment-cancel-office-label = Oficina
appointment-cancel-text = La hora queda libre para otra persona, y no se puede deshacer. No hay ninguna sanción, y puede hacer una cita nueva.
appointment-cancel-button = Cancelar esta cita
appointment-cancel-keep = Conservar esta cita y volver al aviso
appointment-cancel-move = En lugar de eso, cambiar la hora o la oficina
