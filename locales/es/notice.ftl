# El aviso de la cita: la hoja y la página que la rodea. Las líneas de la hoja son cortas: tiene que caber en una página,
# con el inglés al lado. Rust lee notice-ics-* y notice-pdf-*; lo que se hizo se busca como notice-did-<did>.

notice-live-heading = El aviso de su cita
notice-cancelled-heading = Su cita está cancelada
notice-arrived-heading = Su llegada está registrada
notice-past-heading = Su cita ya empezó o ya pasó

notice-did-booked = Su cita está confirmada. Imprima este aviso, o anote el número de confirmación y el PIN.
notice-did-moved = Su cita se ha cambiado. El número de confirmación y el PIN son los mismos, pero la hoja anterior ya no vale. Imprima este aviso.
notice-did-unchanged = No ha cambiado nada: eligió la hora que ya tenía. La hoja que imprimió todavía vale.
notice-did-cancelled = Ha cancelado su cita. Su hora queda libre para otra persona. No hay ninguna sanción.
notice-did-replaced = Este es su aviso de reemplazo. Tiene un PIN nuevo, y el PIN anterior ya no sirve. Si encuentra la hoja anterior, destrúyala.
notice-did-too-many-moves = No ha cambiado nada. Una cita se puede cambiar diez veces al día, y esta ha llegado al límite. Su cita sigue siendo la que ve aquí. Podrá cambiarla otra vez mañana.
notice-did-not-movable = No ha cambiado nada. Un oficial asignó esta cita, y solo el centro de contacto puede darle otra hora.

notice-closed-heading = La oficina estará cerrada a esa hora
notice-closed-text = Esto cambió después de que usted eligiera la hora. No vaya entonces. Conserva esta cita hasta que elija otra hora.
notice-closed-assigned = Esto cambió después de que un oficial asignara la hora. No vaya entonces. Pida otra cita al centro de contacto.
notice-closed-link = Elegir otra hora
notice-cancelled-text = El aviso de abajo ya no es válido. Si todavía quiere ir, haga una cita nueva.
notice-past-text = Ya no se puede cambiar ni cancelar, y el aviso de abajo ya no es válido. Para otra visita, haga una cita nueva.
notice-arrived-text = Quédese en la oficina y espere a que llamen su turno. Tenga a mano el aviso y sus documentos. La cita ya no se puede cambiar ni cancelar.
notice-arrived-ticket = Su número de turno: { $number }
notice-cancelled-text-assigned = El aviso de abajo ya no es válido. Si todavía necesita una cita, pídala de nuevo al centro de contacto.
notice-past-text-assigned = Ya no se puede cancelar, y el aviso de abajo ya no es válido. Si todavía necesita algo, pídalo de nuevo al centro de contacto.
notice-new-link = Hacer una cita nueva
notice-new-link-assigned = Ir al centro de contacto

notice-keep-heading = Conserve su aviso
notice-keep-numbers = Anotar los números de identificación
notice-keep-print = Imprima esta página con la opción de imprimir de su navegador. Solo se imprime la hoja.
notice-keep-shown = Puede ver esta página durante 30 minutos desde la última página que abra. Después, ábrala con el número de confirmación y el PIN.
notice-keep-longer = Mostrarlo 30 minutos más
notice-kept-longer = Puede ver este aviso 30 minutos más.
notice-keep-link = Guardar la cita en un calendario, cambiarla, cancelarla o terminar
notice-keep-link-assigned = Guardar la cita en un calendario, cancelarla o terminar

notice-sheet-heading = Aviso electrónico de la cita
notice-sheet-emulator = Emulador de InfoPass. No es un documento del gobierno. No es válido en ninguna oficina real.
notice-sheet-cancelled = No es válido: esta cita está cancelada.
notice-sheet-past = Ya no es válido: esta cita ya empezó o ya pasó.
notice-sheet-closed = La oficina estará cerrada a esta hora. No vaya. Elija otra hora.
notice-sheet-closed-assigned = La oficina estará cerrada a esta hora. No vaya. Pida otra cita al centro de contacto.

notice-name-label = Nombre
notice-reason-label = Motivo
notice-time-label = Fecha y hora
notice-zone = ({ $zone }, la hora local de la oficina)
notice-office-label = Oficina
notice-code-label = Código de la oficina
notice-issued-label = Emitido
notice-issue =
    { $revision ->
        [1] (versión 1 de este aviso)
       *[other] (versión { $revision } de este aviso; las hojas anteriores ya no son válidas)
    }
notice-replaced = Reemplazo emitido ({ $when }): destruya la hoja anterior; su PIN ya no sirve.

notice-arrive-heading = Al llegar
notice-arrive-early = No se permite entrar más de 15 minutos antes de su hora.
notice-arrive-late = Si llega tarde, su cita queda cancelada.
notice-arrive-security = Pasará por un control de seguridad con escáner. No lleve cámaras, teléfonos con cámara ni comida.
notice-arrive-officer = El oficial habla inglés. Puede llevar un intérprete o un abogado; ninguno es obligatorio.

notice-bring-heading = Qué llevar
notice-bring-notice = Este aviso
notice-bring-id = Identificación con foto: una identificación oficial, un pasaporte, una licencia de conducir, un permiso de trabajo (EAD, I‑766) o una tarjeta de residente permanente (“green card”, I‑551)
notice-bring-papers = Todos los documentos de su asunto: recibos, cartas, formularios, originales y traducciones al inglés

notice-change-heading = Para cambiar o cancelar
notice-address-label = La dirección de este sitio:
notice-change-text = En este sitio, elija “Cambiar o cancelar una cita” y escriba los dos números de abajo. Puede hacerlo hasta que empiece la cita.
notice-change-assigned = En este sitio, elija “Cambiar o cancelar una cita” y escriba los dos números de abajo para cancelar. Un oficial asignó la hora: usted no puede elegir otra.

notice-printer-heading = ¿No tiene impresora?
notice-printer-text = Anote los dos números de abajo. Con ellos puede abrir este aviso en otra computadora, por ejemplo en una biblioteca pública, e imprimirlo allí.

notice-numbers-heading = Números de identificación
notice-number-label = Número de confirmación
notice-pin-label = PIN
notice-numbers-private = No los comparta. Con los dos, cualquier persona puede cambiar o cancelar la cita.
notice-numbers-private-assigned = No los comparta. Con los dos, cualquier persona puede cancelar la cita.
notice-door-label = Código que se puede comprobar en la entrada
notice-door-text = El código cuadrado permite comprobar esta hoja en la entrada. Contiene el número, la oficina, la fecha y la hora, firmados, y ningún dato suyo. Es un añadido de este emulador.
notice-door-show = Mostrar el código como texto

notice-actions-heading = Qué puede hacer ahora
notice-action-pdf = Guardar el aviso como PDF
notice-action-pdf-hint = Un lector de pantalla puede leerlo. Contiene el PIN: no lo comparta. Es un añadido de este emulador: el sitio verdadero no tenía este archivo.
notice-action-calendar = Guardar la cita en su calendario
notice-action-calendar-hint = Se descarga un archivo de calendario. No contiene el PIN.
notice-action-calendar-remove = Quitar la cita de su calendario
notice-action-calendar-remove-hint = Si la guardó allí antes, abra este archivo con su calendario.
notice-action-reschedule = Cambiar la hora o la oficina
notice-action-reschedule-hint = Conservará la hora que tiene hasta que elija otra.
notice-assigned = Usted no puede cambiar la hora de esta cita.
notice-assigned-hint = Un oficial del centro de contacto asignó la oficina y la hora; usted no pudo elegirlas. Aquí puede cancelarla. Si necesita otra hora, tiene que pedirla al centro de contacto, y un oficial decide.
notice-action-cancel = Cancelar la cita
notice-action-cancel-hint = Antes de cancelarla le pediremos que lo confirme.
notice-action-family = Hacer una cita para otra persona de la familia
notice-action-family-hint = Cada persona necesita su propia cita. Conservamos el teléfono, el código postal (ZIP), la oficina y el día.
notice-action-delete = Borrar mis datos ahora
notice-action-delete-hint = Borra de este sitio el nombre, la fecha de nacimiento, el teléfono, el código postal (ZIP) y el PIN. El aviso ya no se podrá ver ni imprimir, y el número de confirmación y el PIN dejarán de servir. No se puede deshacer.
notice-action-delete-told = También se borra lo que dijo al centro de contacto para conseguir esta cita.
notice-action-delete-anyway =
    { $days ->
        [one] Si no hace nada, los borraremos 1 día después de la cita.
       *[other] Si no hace nada, los borraremos { $days } días después de la cita.
    }
notice-action-finish-hint = Borra de este dispositivo sus datos y este aviso.
notice-action-finish-first = Antes, imprima el aviso o anote los dos números.

# Para el archivo de calendario.
notice-ics-summary = Cita en { $office } (emulador de InfoPass)
notice-ics-description = Lleve el aviso impreso y una identificación con foto. Número de confirmación: { $number }. Hecha con el emulador de InfoPass: no es una cita del gobierno ni es válida en ninguna oficina real.

# Para el PDF, que imprime solo letras latinas, griegas y cirílicas; en lugar de un nombre escrito con otras.
notice-pdf-see-screen = (letras que este archivo no puede imprimir: véalas en la pantalla)
