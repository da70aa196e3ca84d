# Cómo puede terminar algo: se acabó el tiempo, no hay cookies, el dispositivo quedó limpio, un error.
# Se buscan por nombre: timed-out-<what>-title|-text|-next, failure-<name>-title|-text|-next.

timed-out-answers-title = Sus respuestas ya no se conservan
timed-out-answers-text = Han pasado más de 60 minutos desde la última página que abrió. Para su protección, hemos borrado sus respuestas de este dispositivo. Si todavía no las había confirmado, no se hizo ninguna cita.
timed-out-answers-next = Empiece de nuevo. Si ya había confirmado, es posible que tenga una cita: ábrala con su número de confirmación y su PIN, o reemplace el aviso perdido.
timed-out-notice-title = Su aviso ya no se muestra
timed-out-notice-text = Han pasado más de 30 minutos desde la última página que abrió. Para su protección, hemos borrado el aviso de este dispositivo. Su cita no ha cambiado.
timed-out-notice-next = Ábralo otra vez con su número de confirmación y su PIN. Si no los anotó, reemplace el aviso.
timed-out-replaced-title = Este aviso fue reemplazado
timed-out-replaced-text = Se emitió un aviso nuevo para esta cita, con un PIN nuevo. El PIN de este aviso ya no sirve. Si lo imprimió, destruya la hoja.
timed-out-replaced-next = Abra la cita con el PIN nuevo. Si no lo tiene, o si no pidió un aviso nuevo, reemplace el aviso otra vez: todos los PIN anteriores dejarán de servir.
outcome-start-link = Ir a la página de inicio
outcome-book-link = Hacer una cita
outcome-open-link = Abrir el aviso con el número de confirmación y el PIN
outcome-replace-link = Reemplazar un aviso perdido

outcome-cookies-heading = Su navegador no nos devolvió la cookie
outcome-cookies-why = Este sitio necesita una cookie. En ella se guardan sus respuestas de una página a la siguiente, solamente en este dispositivo. No sirve para seguirle.
outcome-cookies-state = Casi siempre significa que las cookies están desactivadas. También ocurre después de elegir “Terminar y borrar mis datos”. Desde esta página no se hizo ninguna cita.
outcome-cookies-next-heading = Cómo seguir
outcome-cookies-allow = Permita las cookies en la configuración de su navegador, en la parte de privacidad, para este sitio o para todos.
outcome-cookies-other = Si no puede cambiar la configuración, use otro navegador u otro dispositivo, por ejemplo una computadora de una biblioteca pública.
outcome-cookies-start = Después, empiece de nuevo.

outcome-deleted-heading = Sus datos están borrados
outcome-deleted-text = El nombre, la fecha de nacimiento, el teléfono, el código postal (ZIP) y el PIN de esta cita ya no están en este sitio. Su aviso ya no se puede ver ni imprimir.
outcome-deleted-numbers = El número de confirmación y el PIN ya no sirven. Puede destruir la hoja impresa.
outcome-deleted-stays = Lo que queda no dice nada de usted: que hubo una cita, en qué oficina y cuándo, en qué idioma y por qué motivo. También queda cómo terminó. Las copias de seguridad pueden contener sus datos, cifrados, hasta que se borren las copias.

outcome-finished-heading = Este dispositivo está limpio
outcome-finished-text = Sus respuestas y su aviso ya no se guardan en este dispositivo. Si hizo una cita, sigue como estaba.
outcome-finished-sheet = Conserve la hoja impresa o los números que anotó. Necesita el número de confirmación y el PIN para cambiar o cancelar la cita.
outcome-finished-shared = Si otras personas usan este dispositivo, borre los archivos que haya guardado, como el de calendario, y cierre la ventana.
outcome-unfinished-heading = Todavía quedan datos suyos en este dispositivo
outcome-unfinished-text = Para borrarlos, pulse abajo “Terminar y borrar mis datos”.

failure-not-found-title = Página no encontrada
failure-not-found-text = No hay ninguna página en esta dirección.
failure-not-found-next = Si escribió la dirección, revísela. Si siguió un enlace, vaya a la página de inicio y busque desde allí.
failure-method-not-allowed-title = Esta página no se puede abrir de esa manera
failure-method-not-allowed-text = Esta dirección solo funciona desde un enlace o un botón de otra página. No ha cambiado nada.
failure-method-not-allowed-next = Vaya a la página de inicio y use los enlaces y los botones desde allí.
failure-too-large-title = Se envió demasiado
failure-too-large-text = El formulario tenía más texto del que este sitio acepta. No se guardó nada.
failure-too-large-next = Use el botón “Atrás” de su navegador, acorte lo que escribió y envíe otra vez el formulario.
failure-wrong-type-title = El formulario no se envió de la manera correcta
failure-wrong-type-text = Esta dirección solo acepta formularios enviados desde las páginas de este sitio. No se guardó nada.
failure-wrong-type-next = Abra otra vez la página del formulario, llénelo y envíelo desde allí.
failure-unreadable-title = No pudimos leer lo que se envió
failure-unreadable-text = Una parte faltaba o se dañó en el camino. No se guardó nada.
failure-unreadable-next = Use el botón “Atrás” de su navegador, revise lo que escribió y envíe otra vez el formulario.
failure-unavailable-title = Este sitio no puede responder en este momento
failure-unavailable-text = Está muy ocupado o no funciona por un momento. Es posible que lo que pidió no se haya hecho.
failure-unavailable-next = Espere unos segundos y vuelva a intentar lo mismo. Aunque envíe dos veces el mismo formulario, no se hacen dos citas.
failure-internal-title = Algo falló de nuestra parte
failure-internal-text = No es culpa suya, y el fallo quedó registrado. Es posible que lo que pidió no se haya hecho.
failure-internal-next = Vuelva a intentarlo. Aunque envíe dos veces el mismo formulario, no se hacen dos citas. Si ocurre otra vez, inténtelo más tarde.
outcome-request-label = Número del error, para darlo si pide ayuda
outcome-failure-links-heading = Adónde ir desde aquí
outcome-review-link = Volver a la cita que estaba haciendo
outcome-review-hint = Sus respuestas se guardan durante 60 minutos desde la última página que abra.

# Demasiados intentos en medio de un formulario: las respuestas se conservan y no se hizo nada.

wait-heading = Demasiados intentos: espere, por favor
wait-lede = Espere { $time } y luego continúe. Lo que escribió sigue aquí, y no se ha hecho, pedido ni cambiado nada.
wait-why = Tantos intentos para una misma persona, o desde una misma conexión, podrían ser de alguien que busca las citas de otras personas.
wait-back = Volver a sus respuestas
wait-time =
    { $minutes ->
        [0]
            { $seconds ->
                [one] 1 segundo
               *[other] { $seconds } segundos
            }
       *[other] { $minutes } minutos
    }

# Muchas personas hacen citas desde una misma red: las respuestas se conservan, y el botón hace la cita cuando llega el turno.

turn-title = Todavía no ha llegado su turno
turn-heading = Espere su turno, por favor
turn-none-heading = Por ahora no se dan más turnos
turn-lede = Su turno para hacer la cita llegará más o menos dentro de { $time }.
turn-at = Hora de su turno: { $from }, según el reloj de la oficina que eligió ({ $zone }).
turn-press = Cuando llegue su turno, pulse el botón: solo entonces se hace la cita.
turn-none = Hay tantas personas esperando que por ahora no se dan más turnos. Vuelva a pulsar el botón en { $time }.
turn-nothing-booked = Todavía no se ha hecho ninguna cita.
turn-why = Se están haciendo muchas citas desde la red que usted usa, por ejemplo la de una biblioteca, un lugar de trabajo o una compañía telefónica. Para que todos puedan hacer la suya, se hacen una tras otra, en el orden en que se pidieron.
turn-kept = Su lugar y todas sus respuestas se guardan hasta esta hora: { $until }. Esta página no cambia por sí sola; si pulsa antes de tiempo, le dirá cuánto falta.
turn-hold = La hora de la cita que eligió no queda reservada para usted. Si alguien la toma antes de su turno, usted elige otra y no tiene que esperar de nuevo.
turn-none-kept = Sus respuestas se guardan durante 60 minutos a partir de ahora. Esta página no cambia por sí sola.
turn-else-heading = Qué más puede hacer
turn-else-connection = Usar otra conexión: por ejemplo, un teléfono celular que no esté conectado a este wifi. Con ella tendrá que empezar de nuevo.
turn-else-time = Volver a otra hora del día, cuando haya menos personas haciendo citas.

form-refused-title = No se aceptó este formulario
form-refused-why-heading = Por qué ocurre
form-refused-why = Cada formulario de este sitio lleva una marca que muestra que viene de nuestra página en su navegador. La marca de este formulario falta o ya no es válida. Eso sucede si entretanto se borraron las cookies, o si se abrieron dos páginas en el mismo momento. También sucede si otro sitio envió el formulario en nombre de usted.
form-refused-nothing = No se hizo nada.
form-refused-again = Lo que usted escribió sigue aquí. Si fue usted quien acaba de llenar este formulario, envíelo otra vez.
form-refused-button = Enviar otra vez el formulario
form-refused-not-you = Si usted no llenó ningún formulario aquí, cierre esta página.
form-refused-next = Abra otra vez la página del formulario y envíelo desde allí. Este sitio necesita que las cookies estén permitidas. Si al volver atrás su navegador muestra lo que usted escribió, cópielo antes.
