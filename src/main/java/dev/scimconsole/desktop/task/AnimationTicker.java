package dev.scimconsole.desktop.task;

import java.time.Duration;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Subscription;

/// Time by JavaFX's own clock.
public final class AnimationTicker implements Ticker {

    @Override
    public Subscription every(Duration period, Runnable tick) {
        Timeline timeline = new Timeline(
                new KeyFrame(javafx.util.Duration.millis((double) period.toMillis()), _ -> tick.run()));
        timeline.setCycleCount(Animation.INDEFINITE);
        timeline.play();
        return timeline::stop;
    }
}
