# Paso 4, cuándo; la misma página para cambiar una cita; y la página para cuando una oficina no tiene nada libre.

time-title = Elija la fecha y la hora
time-heading = Elija la fecha y la hora
time-move-title = Elija otra fecha y hora
time-move-heading = Elija otra fecha y hora
time-move-button = Cambiar la cita a esta hora
time-current = Su cita actual ({ $date }, { $time }) se conserva hasta que consiga la nueva.
time-keep = Dejar la cita como está
time-zone = Las horas son las de la oficina: { $zone }.
time-not-two-weeks = Buscamos un día a dos semanas de hoy. Este es el día más cercano que tiene citas disponibles.
time-days-label = Otros días
time-earlier = Antes: { $date }
time-later = Después: { $date }
time-first-free = Primer día con horas libres: { $date }
time-all-days-link = Ver todos los días
time-all-days-heading = Todos los días
time-day-free = { $free ->
    [0] (sin horas libres)
    [one] ({ $free } hora libre)
   *[other] ({ $free } horas libres)
}
time-hold = Mientras lee, no se le reserva ninguna hora. La hora es suya cuando vea el aviso.
time-full = { $time } (ocupada)
time-yours = { $time }: su hora actual
time-day-is-full = Todas las horas de este día están ocupadas. Elija otro día.
time-gone-book = Otra persona acaba de tomar la hora que usted eligió. Sus respuestas se conservan. Elija otra hora aquí abajo.
time-gone-move = Otra persona acaba de tomar la hora que usted eligió. Su cita no ha cambiado. Elija otra hora aquí abajo.
time-alternatives-heading = Las citas disponibles más cercanas a la hora que eligió
time-other-office-link = Elegir otra oficina
time-other-offices-heading = Cambiarla a otra oficina

nothing-free-title = No hay citas disponibles
nothing-free-heading = No hay citas disponibles
nothing-free-gone-heading = Esta oficina ya no da citas
nothing-free-lede = En este momento no hay citas disponibles en { $office }.
nothing-free-gone = En la oficina { $office } ya no se dan citas. Elija otra oficina aquí abajo.
nothing-free-kept = Sus respuestas se guardan durante 60 minutos desde la última página que abra.
nothing-free-unchanged = Su cita no ha cambiado.
nothing-free-again-heading = Pruebe más tarde
nothing-free-opens = El siguiente día de citas se abre el { $date }, { $time } ({ $zone }).
nothing-free-canceled = Cuando alguien cancela o cambia una cita, esa hora vuelve a ofrecerse en dos horas como máximo.
nothing-free-again-link = Mirar otra vez ahora
nothing-free-offices-heading = Otras oficinas
nothing-free-choose = Elegir { $office }
nothing-free-nowhere = Ninguna oficina cercana tiene citas disponibles tampoco.
nothing-free-urgent-heading = Si es un asunto real y urgente
nothing-free-urgent = Llame a la verdadera agencia. Este emulador no puede ayudar con un caso real.
nothing-free-phone = Centro de Contacto de USCIS, 1‑800‑375‑5283
