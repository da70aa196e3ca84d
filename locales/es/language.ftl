# La puerta de entrada en `/`. Rust lee name, intro y preferred-note de la carpeta de cada idioma.

language-name = Español
language-intro = Haga, cambie o cancele una cita con un oficial de inmigración, como en el antiguo sitio InfoPass. Esto es un emulador, no un sitio web del gobierno.
language-preferred-note = Su navegador prefiere este idioma.

language-heading = Elija un idioma
