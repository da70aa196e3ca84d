# Asking at an office without an appointment.

walk-in-heading = Ask at an office without an appointment
walk-in-lede = If you stand at an office now, you can ask an officer there to see you today.
walk-in-not-guaranteed = It is not guaranteed. An officer accepts or declines, and may decline everybody.
walk-in-agency = The real agency says that its field offices do not allow walk-ins. Officers have made exceptions.
walk-in-office-hint = The office where you are. Nobody is told here how many people wait.
walk-in-kind = What do you need?
walk-in-kind-hint = Choose what fits best.
walk-in-button = Ask the officer
walk-in-closed-heading = This office sees nobody any more today
walk-in-closed-text = The office { $office } is closed now, or its last visit of the day has begun.
walk-in-closed-next = The next day it is open is { $day }.
walk-in-closed-do = Nothing was taken down. Your answers are still here. You can ask again when the office is open, choose another office, or use the request form at any hour.
