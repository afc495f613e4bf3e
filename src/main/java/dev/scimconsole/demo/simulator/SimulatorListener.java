package dev.scimconsole.demo.simulator;

/// Hears what the simulator does, while it does it, on the thread that runs it.
public interface SimulatorListener {

    /// A request was answered, or failed.
    void exchanged(Exchange exchange);

    /// A step was finished.
    void progressed(Progress progress);
}
