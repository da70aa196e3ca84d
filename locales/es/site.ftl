# Lo que está en todas las páginas, y lo que Rust lee para escribir fechas y entender los meses.

site-name = Emulador de InfoPass
site-title-error = Error:
site-skip = Ir al contenido
site-emulator = Esto es un emulador, no un sitio web del gobierno. Las citas hechas aquí no son reales.
site-agency-url = https://www.uscis.gov/es
site-agency-link = Ir a la verdadera agencia: USCIS
site-switch-label = Idioma
site-open-notice = Volver al aviso que está abierto en este dispositivo
site-finish-hint = Sus datos se guardan un tiempo en este dispositivo. Si otras personas también lo usan, bórrelos al terminar.
site-finish = Terminar y borrar mis datos
site-footer-label = Acerca de este sitio
site-footer-start = Página de inicio
site-footer-questions = Preguntas y respuestas
site-footer-about = Sobre este emulador
site-footer-lab = Laboratorio

# Lo lee Rust: la configuración regional de ICU para fechas y horas, y cómo se unen las dos.
language-icu-locale = es-u-hc-h12
language-icu-number-locale = es-US
date-and-time = { $date }, { $time }

# Lo lee Rust, para entender un mes escrito con letras.
month-1 = enero
month-2 = febrero
month-3 = marzo
month-4 = abril
month-5 = mayo
month-6 = junio
month-7 = julio
month-8 = agosto
month-9 = septiembre
month-10 = octubre
month-11 = noviembre
month-12 = diciembre

# No se muestra: “month-first” o “day-first”, el orden de los tres campos de una fecha.
details-date-order = day-first

# Los números, para leerlos a alguien dígito por dígito.
number-aloud = Para leerlo en voz alta: { $words }
digit-0 = cero
digit-1 = uno
digit-2 = dos
digit-3 = tres
digit-4 = cuatro
digit-5 = cinco
digit-6 = seis
digit-7 = siete
digit-8 = ocho
digit-9 = nueve
