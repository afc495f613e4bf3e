/// The load program: measures this service and two others in one run. `Load` starts it.
package dev.scimconsole.load;
