/// Forms: what is wrong at which field, and new passwords.
package dev.scimconsole.desktop.form;
