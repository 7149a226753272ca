/* Stands in for Electron's executable: a program of Windows that holds a fuse wire. */
__attribute__((used)) const char wire[] = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01\x09"
                                          "000000000";
int main(void) { return wire[0] == 0; }
