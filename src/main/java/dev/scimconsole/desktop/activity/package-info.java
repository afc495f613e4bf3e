/// Activity: what happened, who did it, and what was refused.
package dev.scimconsole.desktop.activity;
