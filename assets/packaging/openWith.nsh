; Offers the app under "Open with" for .json files, without becoming their default: Windows knows only the last part
; of `acme.onboarding.json`. Written where the app was installed: for one user or for the machine.
!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\ActiveEyeOnboarding.json" "" "Onboarding file"
  WriteRegStr SHELL_CONTEXT "Software\Classes\ActiveEyeOnboarding.json\DefaultIcon" "" "$appExe,0"
  WriteRegStr SHELL_CONTEXT "Software\Classes\ActiveEyeOnboarding.json\shell\open\command" "" '"$appExe" "%1"'
  WriteRegStr SHELL_CONTEXT "Software\Classes\.json\OpenWithProgids" "ActiveEyeOnboarding.json" ""
!macroend

!macro customUnInstall
  ; The installer keeps a copy of itself there, and the updater what it downloads.
  ${ifNot} ${isUpdated}
    RMDir /r "$LOCALAPPDATA\activeeye-onboarding-updater"
  ${endIf}
  DeleteRegKey SHELL_CONTEXT "Software\Classes\ActiveEyeOnboarding.json"
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.json\OpenWithProgids" "ActiveEyeOnboarding.json"
!macroend
