/// What happened, as the audit record has it, and whether the record is whole.
package dev.scimconsole.contract.activity;
