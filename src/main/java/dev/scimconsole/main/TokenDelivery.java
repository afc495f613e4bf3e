package dev.scimconsole.main;

import dev.scimconsole.contract.configuration.ScimToken;
import dev.scimconsole.server.files.OwnFile;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Takes a new token to where it was asked for. Whether it can be taken there is looked at before the old one
/// is given up, as far as that can be told.
sealed interface TokenDelivery {

    /// The way to a goal.
    ///
    /// @throws UsageException when nothing can be delivered there
    static TokenDelivery to(Command.TokenGoal goal, OutputStream out) throws UsageException {
        return switch (goal) {
            case Command.TokenGoal.StandardOutput _ -> new ToStream(out);
            case Command.TokenGoal.File(Path path) -> ToFile.prepared(path);
            case Command.TokenGoal.Program(List<String> command) -> ToProgram.prepared(command);
        };
    }

    /// Delivers it.
    ///
    /// @throws IOException with words for a person, when it did not arrive
    void deliver(ScimToken token) throws IOException;

    /// The token's characters, to be overwritten.
    private static byte[] bytes(ScimToken token, int more) {
        char[] characters = token.copyCharacters();
        byte[] bytes = new byte[characters.length + more];
        for (int i = 0; i < characters.length; i++) {
            bytes[i] = (byte) characters[i];
        }
        Arrays.fill(characters, '\0');
        return bytes;
    }

    /// A line on standard output.
    record ToStream(OutputStream out) implements TokenDelivery {

        @Override
        public void deliver(ScimToken token) throws IOException {
            byte[] line = bytes(token, 1);
            line[line.length - 1] = '\n';
            try {
                out.write(line);
                out.flush();
            } catch (IOException _) {
                throw new IOException("standard output is closed");
            } finally {
                Arrays.fill(line, (byte) 0);
            }
        }
    }

    /// A file that its owner alone may read, with the token and nothing else in it.
    record ToFile(Path path) implements TokenDelivery {

        static ToFile prepared(Path path) throws UsageException {
            Path trial = path.resolveSibling(path.getFileName() + ".new");
            try {
                if (Files.isDirectory(path)) {
                    throw new UsageException("--file " + path + ": this is a folder");
                }
                Files.deleteIfExists(trial);
                OwnFile.create(trial, new byte[0]);
                Files.delete(trial);
                return new ToFile(path);
            } catch (IOException e) {
                throw new UsageException("--file " + path + ": " + OwnFile.reason(e));
            }
        }

        @Override
        public void deliver(ScimToken token) throws IOException {
            byte[] content = bytes(token, 0);
            try {
                OwnFile.replace(path, content);
            } catch (IOException e) {
                throw new IOException(path + " can't be written: " + OwnFile.reason(e), e);
            } finally {
                Arrays.fill(content, (byte) 0);
            }
        }
    }

    /// The standard input of a command. What it prints is dropped: a vault's tool repeats what it keeps.
    record ToProgram(List<String> command) implements TokenDelivery {

        private static final long LONGEST_MINUTES = 10;

        static ToProgram prepared(List<String> command) throws UsageException {
            String name = command.getFirst();
            boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("win");
            boolean found = windows || (name.contains(File.separator)
                    ? Files.isExecutable(Path.of(name))
                    : Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                            .anyMatch(folder -> Files.isExecutable(Path.of(folder, name))));
            if (!found) {
                throw new UsageException("--to-command " + name + ": there is no such command");
            }
            return new ToProgram(command);
        }

        @Override
        public void deliver(ScimToken token) throws IOException {
            Process process = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT).start();
            byte[] content = bytes(token, 0);
            try (OutputStream to = process.getOutputStream()) {
                to.write(content);
            } catch (IOException _) {
                // It did not read to the end; its status tells whether that is well.
            } finally {
                Arrays.fill(content, (byte) 0);
            }
            await(process);
        }

        private void await(Process process) throws IOException {
            try {
                if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
                    throw new IOException(command.getFirst() + " did not end within " + LONGEST_MINUTES
                            + " minutes");
                }
                if (process.exitValue() != 0) {
                    throw new IOException(command.getFirst() + " ended with status " + process.exitValue());
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw new IOException("nobody waited for " + command.getFirst());
            } finally {
                process.destroy();
            }
        }
    }
}
