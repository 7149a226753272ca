/**
 * What a browser may need of the environment: the session on the screen, the person's folders and languages, and the
 * system's own variables. All else stays here, so that AWS credentials, tokens and passwords that this program was
 * started with do not live on in a browser and its children.
 */
const NEEDED: readonly RegExp[] = [
  /^(PATH|HOME|USER|LOGNAME|SHELL|TZ|LANG|LANGUAGE|LC_\w+|TMPDIR|TMP|TEMP)$/,
  // Linux: the display, the session's bus, the desktop and what it is made of.
  /^(DISPLAY|XAUTHORITY|ICEAUTHORITY|SESSION_MANAGER|DESKTOP_SESSION|BROWSER)$/,
  /^(WAYLAND|XDG|DBUS|GNOME|KDE|GDK|GTK|QT|MOZ|PULSE|PIPEWIRE|GIO|XMODIFIERS|WSL|WSLENV)(_\w+)?$/,
  /^__CF_USER_TEXT_ENCODING$/,
  // Windows, whose names have no case.
  /^(SystemRoot|SystemDrive|windir|ComSpec|PATHEXT|OS|USERNAME|USERDOMAIN|USERPROFILE|PUBLIC|HOMEDRIVE|HOMEPATH)$/i,
  /^(APPDATA|LOCALAPPDATA|ALLUSERSPROFILE|ProgramData|Program(Files|W6432).*|CommonProgram.*|PROCESSOR_\w+)$/i,
]

/** The way out, unless a password is in it. */
const PROXY = /^(https?|all|no)_proxy$/i

/** The environment for a browser. */
export function desktopEnvironment(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) =>
      value !== undefined && isNeeded(name, value) ? [[name, value]] : [],
    ),
  )
}

function isNeeded(name: string, value: string): boolean {
  if (PROXY.test(name)) return !value.includes('@')
  return NEEDED.some((pattern) => pattern.test(name))
}
