/// A walk that the offline demo takes through itself where nobody can look at it: the real windows and the
/// real service, with a picture of each step.
package dev.scimconsole.desktop.walk;
