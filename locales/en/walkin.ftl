# Asking at an office without an appointment.

walk-in-heading = Ask at an office without an appointment
walk-in-lede = If you are at an office now, you can ask an officer there to see you today.
walk-in-not-guaranteed = There is no guarantee. An officer accepts or declines, and may decline everybody.
walk-in-agency = The real agency says that its field offices do not allow walk-ins. Officers have made exceptions.
walk-in-office-hint = The office where you are. We do not say here how many people are waiting.
walk-in-kind = What do you need?
walk-in-kind-hint = Choose what fits best.
walk-in-button = Ask the officer
walk-in-closed-heading = This office sees nobody else today
walk-in-closed-text = The { $office } office is closed now, or its last visit of the day has begun.
walk-in-closed-next = It opens next on { $day }.
walk-in-closed-do = Nothing was sent. Your answers are still here. You can ask again when the office is open, choose another office, or use the request form at any hour.
