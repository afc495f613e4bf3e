package dev.scimconsole.demo.simulator;

import dev.scimconsole.wording.Saying;
/// How far a run is.
///
/// @param step  what is being done, in a few words
/// @param done  steps finished
/// @param total steps in all; 0 while unknown
public record Progress(Saying step, int done, int total) {}
