!include "${PROJECT_DIR}/assets/packaging/openWith.nsh"

; Asks whether the app runs by PowerShell or findstr, which Wine has by name only: they find everything.
!macro customCheckAppRunning
!macroend
