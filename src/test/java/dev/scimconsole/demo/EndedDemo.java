package dev.scimconsole.demo;

import java.io.IOException;

/// Starts the demo, in a process that is ended meanwhile.
final class EndedDemo {

    private EndedDemo() {}

    public static void main(String[] arguments) throws IOException {
        System.out.println("starting");
        OfflineDemo.start();
        System.out.println("started");
    }
}
