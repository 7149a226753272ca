/** What the program is called on the PATH, where it was installed. */
export const INSTALLED_NAME = 'activeeye-onboarding'
