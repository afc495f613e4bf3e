/// How a refusal travels from where a rule stands to the answer.
package dev.scimconsole.server.problem;
