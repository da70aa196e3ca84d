# The doorway at `/`. Rust reads name, heading, intro and preferred-note from every language’s folder.

language-name = English
language-intro = Make, change or cancel an appointment with an immigration officer, as on the old InfoPass site. This is an emulator, not a government website.
language-preferred-note = Your browser prefers this language.

language-heading = Choose a language
