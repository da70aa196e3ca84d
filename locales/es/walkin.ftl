# Preguntar en una oficina sin tener cita.

walk-in-heading = Ir a una oficina sin cita
walk-in-lede = Si ahora está en una oficina, puede pedir a un oficial de allí que le atienda hoy.
walk-in-not-guaranteed = No hay garantía. Un oficial acepta o rechaza, y puede rechazar a todas las personas.
walk-in-agency = La verdadera agencia dice que sus oficinas locales no atienden sin cita. Algunos oficiales han hecho excepciones.
walk-in-office-hint = La oficina donde está. Aquí no decimos cuántas personas esperan.
walk-in-kind = ¿Qué necesita?
walk-in-kind-hint = Elija lo que mejor corresponda.
walk-in-button = Pedírselo al oficial
walk-in-closed-heading = Hoy esta oficina ya no atiende a nadie
walk-in-closed-text = La oficina de { $office } está cerrada ahora, o ya empezó su última visita del día.
walk-in-closed-next = Vuelve a abrir el { $day }.
walk-in-closed-do = No se anotó nada. Sus respuestas siguen aquí. Puede pedirlo otra vez cuando la oficina esté abierta, elegir otra oficina o usar el formulario de solicitud a cualquier hora.
