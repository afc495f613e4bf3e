/// One console for each user of a machine: a second start hands over to the first.
package dev.scimconsole.desktop.instance;
