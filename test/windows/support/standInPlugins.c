/*
 * Stand-ins for the plugins of electron-builder's NSIS script that Debian does not have, as much of each as a silent
 * installation for one user calls. One library has all of them and is copied under each name.
 */
#include <windows.h>

typedef struct stack {
  struct stack *next;
  WCHAR text[1];
} stack_t_;

#define LONGEST 1024
#define PLUGIN(name) \
  __declspec(dllexport) void name(HWND parent, int size, WCHAR *variables, stack_t_ **top, void *extra)

static void pop(stack_t_ **top, WCHAR *text) {
  stack_t_ *first = *top;
  if (text != NULL) lstrcpynW(text, first == NULL ? L"" : first->text, LONGEST);
  if (first == NULL) return;
  *top = first->next;
  GlobalFree(first);
}

static void push(stack_t_ **top, const WCHAR *text, int size) {
  stack_t_ *first = GlobalAlloc(GPTR, sizeof(stack_t_) + size * sizeof(WCHAR));
  lstrcpynW(first->text, text, size);
  first->next = *top;
  *top = first;
}

/* UAC: nobody is an administrator, and no process belongs to another one. */
PLUGIN(_) {
  pop(top, NULL);
  push(top, L"0", size);
}

/* StdUtils: the command line behind the program. */
PLUGIN(GetAllParameters) {
  const WCHAR *line = GetCommandLineW();
  WCHAR end = *line == '"' ? '"' : ' ';
  for (line++; *line != 0 && *line != end; line++) {}
  while (*line == '"' || *line == ' ') line++;
  pop(top, NULL);
  push(top, line, size);
}

/* No option is given. */
PLUGIN(TestParameter) {
  pop(top, NULL);
  push(top, L"false", size);
}

PLUGIN(GetParameter) {
  WCHAR otherwise[LONGEST];
  pop(top, otherwise);
  pop(top, NULL);
  push(top, otherwise, size);
}

PLUGIN(GetParentPath) {
  WCHAR path[LONGEST], *last = NULL;
  pop(top, path);
  for (WCHAR *at = path; *at != 0; at++)
    if (*at == '\\') last = at;
  if (last != NULL) *last = 0;
  push(top, path, size);
}

PLUGIN(HashFile) {
  pop(top, NULL);
  pop(top, NULL);
  push(top, L"error", size);
}

PLUGIN(ExecShellAsUser) {
  pop(top, NULL);
  pop(top, NULL);
  pop(top, NULL);
  push(top, L"ok", size);
}

/* nsProcess: none is running (603). */
PLUGIN(_FindProcess) {
  pop(top, NULL);
  push(top, L"603", size);
}
PLUGIN(_KillProcess) {
  pop(top, NULL);
  push(top, L"603", size);
}
PLUGIN(_CloseProcess) {
  pop(top, NULL);
  push(top, L"603", size);
}
PLUGIN(_Unload) {}

/* WinShell */
PLUGIN(SetLnkAUMI) {
  pop(top, NULL);
  pop(top, NULL);
}
PLUGIN(UninstAppUserModelId) { pop(top, NULL); }
PLUGIN(UninstShortcut) { pop(top, NULL); }

static BOOL unixName(const WCHAR *path, WCHAR *name) {
  typedef char *(CDECL *translate_t)(const WCHAR *);
  translate_t translate = (translate_t)GetProcAddress(GetModuleHandleW(L"kernel32"), "wine_get_unix_file_name");
  char *text = translate == NULL ? NULL : translate(path);
  return text != NULL && MultiByteToWideChar(CP_UTF8, 0, text, -1, name, LONGEST) > 0;
}

/* Nsis7z, by 7-Zip of Linux, which Wine starts, too. It does not see its end, so a file tells that. */
PLUGIN(Extract) {
  WCHAR archive[LONGEST], here[LONGEST], from[LONGEST], to[LONGEST], line[4 * LONGEST];
  STARTUPINFOW startup = {sizeof startup};
  PROCESS_INFORMATION process;
  pop(top, archive);
  GetCurrentDirectoryW(LONGEST, here);
  if (!unixName(archive, from) || !unixName(here, to)) return;
  wsprintfW(line, L"Z:\\bin\\sh -c \"/usr/bin/7za x -y '-o%s' '%s' >/dev/null; : >'%s/unpacked'\"", to, from, to);
  if (!CreateProcessW(NULL, line, NULL, NULL, FALSE, 0, NULL, NULL, &startup, &process)) return;
  while (GetFileAttributesW(L"unpacked") == INVALID_FILE_ATTRIBUTES) Sleep(50);
  DeleteFileW(L"unpacked");
}

BOOL WINAPI DllMain(HINSTANCE library, DWORD reason, LPVOID reserved) { return TRUE; }
