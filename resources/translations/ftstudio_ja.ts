<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- A draft made by a machine; no native speaker has reviewed it yet. docs/translations.md says how to help. -->
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>AdvicePart</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel. The answer is based on the positions tried so far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find the best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Freeze {depth}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the current training run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train at every position, most promising first, and compare on your validation images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now {depth} frozen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {all} tried</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>~{span}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AnswerWords</name>
    <message>
        <source>Class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AnswersModel</name>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click to sort</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looks unlike your training images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sure</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ArchiveNamesRow</name>
    <message>
        <source>Encoding of the file names in the archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File names in the archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The archive does not declare the encoding of its file names. Choose the line with readable names.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AskingRow</name>
    <message>
        <source>1 image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel. The results so far stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} images so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1} images</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AugmentPreview</name>
    <message>
        <source>Nine augmented views of one of your images, as in training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview of the augmentation</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BehindLine</name>
    <message>
        <source>1 image was added since this run was trained.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train a new run on the current images, from this run's weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} images were added since this run was trained.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BoxImages</name>
    <message>
        <source>1 error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another, more probable box has found this object already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No box is about this object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The box is in the right place, but the object is of another class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The box overlaps an object of another class by less than half</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The box overlaps an object of its class by at least half (IoU 0.5)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The box overlaps no object: a false alarm, or an object that lacks a box</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The class is right, but the box overlaps the object by less than half</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrong class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrong class and place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrong place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} errors</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BoxRow</name>
    <message>
        <source>At least</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show boxes from this probability on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show boxes that are at least this probable. The start is the threshold with the best F1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BoxScores</name>
    <message>
        <source>Average precision where a box counts as found from an overlap (IoU) of 0.5 on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Average precision, the mean over overlaps of 0.5 to 0.95</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Boxes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Harmonic mean of precision and recall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of true boxes of this class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the boxes from the threshold on that are right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the objects that are found from the threshold on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BoxTable</name>
    <message>
        <source>Scores per class</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BoxesResult</name>
    <message>
        <source>Average precision of each class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Boxes count from this probability on. The start has the best F1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy all boxes as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From {0} on: {1} of the boxes are right (precision), {2} of the objects are found (recall).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kinds of errors, precision and recall at a threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most errors first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No box is that probable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No errors with this class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No errors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No image has such a box.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save all boxes as a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold: boxes count from this probability on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: images with errors</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CalibrationView</name>
    <message>
        <source>Evaluate again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected calibration error: the mean gap between confidence and accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean calibration error: {0} points before calibration, {1} after.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not measured yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The temperature was fitted on these same images; test images give a stricter figure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The uncalibrated model is already well calibrated (temperature {0}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The uncalibrated model is overconfident: its logits are divided by a temperature of {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The uncalibrated model is underconfident: its logits are divided by a temperature of {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This evaluation was made before calibration was measured. Evaluate again to see it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChartCanvas</name>
    <message>
        <source>Images/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training time</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChartToolbar</name>
    <message>
        <source>Epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Metric of the second chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to smooth: the head was fitted directly, so its loss has no noise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as PNG…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as SVG…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the charts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the charts or reset the zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the values as CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scroll to zoom, drag to pan, double-click to show everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the curves by epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the curves by step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the curves by training time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the loss of every step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the loss of every step behind the smoothed line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the loss on a logarithmic scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smoothing: over about {steps} steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The metric shown in the second chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Charts</name>
    <message>
        <source>Training charts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>best: epoch {epoch}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch {epoch}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>head fitted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>learning rate reduced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step {step} · epoch {epoch} · {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} non-finite values omitted</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CheckBar</name>
    <message>
        <source>1 image may be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Are the labels right?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the check. Features computed so far stay cached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check again with the model that is now selected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the images again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the images…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find likely label errors with the model chosen on the left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label check progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review them one by one: keep, move or exclude.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} images checked; no class looks wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} images may be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} in the wrong class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {total} · {what}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClassBars</name>
    <message>
        <source>and {count} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show fewer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClassStrip</name>
    <message>
        <source>1 image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images per class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images per label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}. Use the arrow keys to select one, Escape for all.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClassTable</name>
    <message>
        <source>Scores per class</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CompareRow</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel. Models that are done stay in the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare on your images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit a linear head on each model on this computer and test it on held-out images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open images first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the model comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} images, each held out of training once, in {folds} folds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>◆ No other model is as accurate, as fast and as small. Fine-tuning can change the order.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConfusedMenu</name>
    <message>
        <source>Most confused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No mistakes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The class pairs confused most often</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} → {1}: {2} of {3}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConfusionView</name>
    <message>
        <source>Confusion matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the arrow keys to select a cell and show its images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>predicted class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>true class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1} images of {2} predicted as {3} ({4})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1} images of {2} predicted correctly ({3})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ContactSheet</name>
    <message>
        <source>Some images of each class</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CorrectionRow</name>
    <message>
        <source>Add to images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the correct class first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy this image to the images of “{0}”. Undo with Ctrl+Z</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The correct class of this image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrong? It is …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CostTable</name>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare all freeze positions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost of each freeze position on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cheapest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>frozen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trains</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CoveragePlot</name>
    <message>
        <source>Accuracy against coverage (the share of images answered)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accuracy on those</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>images answered (coverage)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DatasetPanel</name>
    <message>
        <source>1  Images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archive or list…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder with one subfolder per class, an archive or a list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawings of five kinds of fruit, included with FTStudio: good for a first try.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image sets ({0});;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a folder of images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open an archive or a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} per image</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeviceChip</name>
    <message>
        <source>Detecting the device…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Getting ready to train. This takes a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training runs on {device}. Choose another one in Preferences.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} free</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DiagnosticsDialog</name>
    <message>
        <source>Contains versions, check results, settings, run states, the last log lines and crashes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It includes the names of images, folders and runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names of images, folders, runs and people are removed. Check the report before you send it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a bug report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the names of images, folders and runs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DifferingImages</name>
    <message>
        <source>Images on which the runs differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images on which two runs differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only {0} is right ({1})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DifferingModel</name>
    <message>
        <source>{0}, predicted as {1} ({2})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DownloadIntents</name>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download and train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is downloaded once and then stays on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It resumes where it stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The download of {model} was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model} ({size}) must be downloaded first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model} is now on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DownloadRow</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the download. The next download resumes where this one stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download the pretrained weights of this model and store them on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download the weights of {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Downloading {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only one download at a time: wait for the one below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size}/s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DropZone</name>
    <message>
        <source>Drop a folder of images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop images here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one subfolder per class, an archive or a list</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ErrorKinds</name>
    <message>
        <source>Kinds of errors</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EvaluatedImages</name>
    <message>
        <source>{0}, correct ({1})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, predicted as {1} ({2})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EvaluationPanel</name>
    <message>
        <source>1 image could not be read and was skipped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cross-validate the chosen model on these images, with a learning curve. No run is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluate the best weights of this run on these images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluating</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How good can this get?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images to evaluate on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not evaluated yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to evaluate yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Evaluate to see this run's scores and its mistakes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run to evaluate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test images are held out: not used for training or for choosing the best epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model runs on every image once. You can cancel at any time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run has saved better weights since this evaluation. Evaluate again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The saved evaluation cannot be read. Evaluate again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train a model first. Its scores and its mistakes appear here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} images could not be read and were skipped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1} images</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EvaluationResult</name>
    <message>
        <source>All were predicted correctly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the per-class scores as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often each class is predicted as another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How well the confidence matches the accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Misclassified images of {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most confident mistakes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No images in this cell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No mistakes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision, recall and F1 of each class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the per-class scores as a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The confidence below which the model says “not sure”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“Not sure” below {0}, least confident first</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>&amp;New folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a location for the new folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For other programs and languages, on any system, without torch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Location of the new folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May change some predictions. The result says for how many images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the folder to export to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ONNX</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One folder to open in any browser, for people without Python.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overwrite an existing export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved only if it predicts the same class for every validation image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. Nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole network, for programs that use torch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the worker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights only, loaded with five lines of torchvision.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fp16: half the size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fp32: the same answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>int8, dynamic: a quarter of the size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>int8, static: a quarter of the size, fastest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>safetensors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>torch.export</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportOutcome</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The exported model gives the same answer as the run for all {images} validation images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The exported model gives the same answer as the run for {same} of {images} validation images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The largest difference is {largest}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was not tested here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was tested on {images} of them: the same answers for {same}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} ms</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FreezePart</name>
    <message>
        <source>Estimated for this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Estimating the time and memory…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full fine-tuning: nothing is frozen, the whole network trains.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Head only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linear probe: all stages are frozen, only the new head trains.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No trainable parameters: the head stores features.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the first stages (edges, colours, textures) stay frozen. For a thousand images or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open images to see what this costs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random weights are not worth freezing. Train everything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last stages adapt to your classes. A good second try with a few hundred images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole model adapts. For many images, or images unlike photographs. Slowest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This includes ~{span} once for decoding images and computing features.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time and memory are unknown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uses the pretrained features unchanged. Fastest, and safest with few images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stores features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{depth} of {stages} stages frozen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{training} of {total} parameters are trainable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{training} of {total} train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>~{span} in total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>~{span} per epoch</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FreezeSlider</name>
    <message>
        <source>Freeze depth. Stages between the input and the handle are frozen; the others train.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Freeze {depth}: the best of those tried</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Freeze {depth}: the cheapest that is not measurably worse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Head: the new output layer. It always trains.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stage {number} of {stages}: {title}
{count} parameters, {share} % of the backbone
{fate}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>frozen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>head</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trains</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{frozen} of {total} stages frozen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Gallery</name>
    <message>
        <source>Change or clear the filters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exclude</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Include again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looks like “{0}” ({1}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No image matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No images yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a folder of images on the left, or drop one here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search file names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thumbnail size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} images selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1} files</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GalleryFilters</name>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Excluded ({0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter by reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images of all splits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May be in the wrong class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs attention ({0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search file names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show one class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show one label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show only images that are skipped or have a warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test images: held out for the final evaluation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Used, with a warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Val</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation images: used to choose the best epoch</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GroupChoice</name>
    <message>
        <source>Bursts and frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By a file name pattern…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column “{0}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File name pattern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder, level {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images of one group stay in the same split. If images of one patient, film or series are in both training and validation, the accuracy is overestimated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No two images share a group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} group, of {1} images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} groups, the largest of {1} images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is the group, # a number, * anything. Matched against the file name without its extension.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} without a group</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GuideWindow</name>
    <message>
        <source>Guide</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Headline</name>
    <message>
        <source>1 looks unlike the training images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AP50, {0} images · 95% interval {1} to {2} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F1 micro {0} ({1} to {2}), macro {3} ({4} to {5}) · all labels right {6} · loss {7}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Farther from the training images than 95% of the validation images are. Click to show them, most unlike first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None looks unlike the training images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RMSE {0} · R² {1} ({2} to {3})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>correct, of {0} images · 95% interval {1} to {2} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loss {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mAP {0} ({1} to {2}) · AP75 {3} · threshold {4} · loss {5}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>macro average: precision {0}, recall {1}, F1 {2} · loss {3}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean absolute error, {0} images · 95% interval {1} to {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean average precision, {0} images · 95% interval {1} to {2} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} inside the 90% prediction interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} look unlike the training images</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryIntents</name>
    <message numerus="yes">
        <source>%n run(s) moved to the bin.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Change what you like, then train.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose how many stages to freeze on the left, then train.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Delete %n run(s)?</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Its images are no longer at their old location, so the current images stay open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More curves would be hard to tell apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The charts show the first %n runs.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The next training starts from this run's weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings of that run are now on the left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names}

The folders are moved to the bin, where you can restore them.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>1 run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another training run is in progress; resume this one when it has finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every run is saved, so you can compare, continue or try it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export this run's model to files that work without FTStudio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load this run's model, weights and settings on the left, to unfreeze more stages or change them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the selected runs to the bin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename (F2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume this run where it ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a report on this run as one page; with two runs selected, side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search name, images, model, note…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a stopped, interrupted or failed run to resume it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show this run's folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start a new run with the same settings and images from this run's weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This run is complete; there is nothing to resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try this run's model on images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use as starting point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use these settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this run's settings for a new run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your runs appear here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImageIntents</name>
    <message numerus="yes">
        <source>%n image(s) moved.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Add an image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exclude images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Include images again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Move %n image(s) to “{class_name}”?</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Move images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predict “{0}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image was added to “{0}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This moves the files on disk, in {folder}. You can undo it with Ctrl+Z.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImageStrip</name>
    <message>
        <source>Evaluated images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overlay a heat map on each visible image: the brighter, the more it supports the model's answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all mistakes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeptData</name>
    <message>
        <source>&amp;Empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cache</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decoded &amp;images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the cached images and features of all runs, and unpacked archives that no run needs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In &amp;memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On disk, so that no image is decoded twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On disk: the output of the frozen stages for each image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the &amp;GPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speeds up later epochs and runs. Can be recomputed at any time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same features in GPU memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same features in RAM, while a run uses them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpacked archives</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} freed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{used} of {most} used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{used} used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}, at most, in GB</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabelImages</name>
    <message>
        <source>missed {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wrong {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} was given wrongly ({1}). Labels: {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} was missed ({1}). Labels: {2}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabelIntents</name>
    <message>
        <source>Download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download it ({size}), or choose another model on the left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep in its class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The damaged file was renamed to {path}. Check the images again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your earlier label confirmations for these images could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model} must be downloaded before it can check the images.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabelQueue</name>
    <message>
        <source>All reviewed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to all images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exclude  (X)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exclude it from training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep  (K)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left arrow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Likely label errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looks like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move  (M)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the file to this class (M or Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next image, without a decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No more likely label errors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right arrow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The label is right; do not ask again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabelScores</name>
    <message>
        <source>Average precision: how well the images with this label rank above the others, at any threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Harmonic mean of precision and recall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No evaluated image has this label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No image was given this label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of evaluated images that have this label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prec.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision: share of the images given this label that have it, with its 95% interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rec.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recall: share of the images with this label that were given it, with its 95% interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The probability from which the label counts as present, chosen on the validation images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thr.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1}: {2}, 95% interval {3} to {4}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabelTable</name>
    <message>
        <source>Scores per label</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabelsResult</name>
    <message>
        <source>Copy the per-label scores as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most confident mistakes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No mistakes with this label.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No mistakes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision, recall, F1 and AP of each label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the per-label scores as a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: missed or wrongly given, most confident first</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LearningCurvePlot</name>
    <message>
        <source>Learning curve: {points}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>share of the {count} images used for training</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ListPreviewView</name>
    <message>
        <source>1 row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} rows</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>A training run is in progress.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop to open these images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop to try the model on this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep training, minimised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it to a folder first, then drop it from there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving the training run. FTStudio then closes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The dropped item is not on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Views</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can save and stop it now and resume it later.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;About FTStudio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Diagnostics…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Evaluate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export a model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste an image to try</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Resume the last run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Try an image…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A training run is in progress.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluate the model on the held-out images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export a trained model to files that work without FTStudio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No training run is in progress.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;list or archive…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open an image and classify it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause or continue the training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a &amp;report…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a report on the model that is being tried as one page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save and stop the training; you can resume it later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training run is being saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no run to resume.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no trained model yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train with the settings on the left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the &amp;sample images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the image on the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MessageArea</name>
    <message>
        <source>Messages</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MessageCard</name>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelDelegate</name>
    <message>
        <source>included with FTStudio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on this computer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelPanel</name>
    <message>
        <source>2  Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the pretrained weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the run {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load weights from a file, or start from random weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None: train from scratch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start from random weights, to compare with the pretrained ones. Freeze nothing in that case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights (*.safetensors *.pth *.pt *.bin);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights for this architecture: .safetensors or a .pth state dict.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights for {model}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights: random</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights: {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelPopup</name>
    <message>
        <source>ImageNet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model matches “{text}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your images</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelRows</name>
    <message>
        <source>ImageNet top-1 accuracy: {percent} % (published).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ImageNet {percent} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small, for a quick start offline. Models with ImageNet weights are more accurate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>included with FTStudio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on your images {percent} % ({low} to {high} %), {milliseconds} ms per image, {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} parameters in {stages} stages; trained at {side} × {side} pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{low} to {high} % · {milliseconds} ms per image · {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} to download</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NumberBars</name>
    <message>
        <source>Distribution of {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lowest {0}, median {1}, highest {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>median {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>, or nothing for {blank}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number above {least}, at most {most}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number from {least} to {most}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number from {least}, below {most}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A whole number from {least} to {most}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NumberImages</name>
    <message>
        <source>, 90% interval {0} to {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, predicted {1} ({2})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NumberResult</name>
    <message>
        <source>1 image chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the numbers of all images as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many images are off by how much</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the numbers of all images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scatter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the largest errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>True against predicted numbers. Click a point or drag a box to show its images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} images chosen, largest errors first</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NumberScale</name>
    <message>
        <source>90% interval {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predicted number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no prediction interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training images {0} to {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training images: {0} to {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OpenRow</name>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images ({0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a folder of images to try</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open images to try</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open one or more images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try all images in a folder and show a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the image in the clipboard (Ctrl+V)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PairedBar</name>
    <message>
        <source>Images that the two runs classified correctly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>both right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>both wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only {0} right</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PotentialView</name>
    <message>
        <source>95% interval {low} to {high}, on {count} held-out images; {model}, trained on {trained} of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Five times, a linear head is fitted on four fifths of the images, with all stages of the chosen model frozen, and tested on the held-out fifth. Fine-tuning may do better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How good can this get?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the cross-validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes seconds once the features are cached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained on all of them, about {accuracy} ({low} to {high})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PrecisionPlot</name>
    <message>
        <source>Precision against recall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>recall</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PredictPanel</name>
    <message>
        <source>Best guess, {0}: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run to try</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This image cannot be used: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This looks unlike your training images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train a model first, then try it on this image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tried before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can try a model here as soon as its first epoch is done.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PredictionTable</name>
    <message>
        <source>Answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter by file or answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save all rows as a table for a spreadsheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not readable {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not sure {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unlike your images {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} could not be saved: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} to {1}, mean {2}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PredictionView</name>
    <message>
        <source>Probability of each class or label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not present</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>present</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>present from {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>&amp;Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Looks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Runs folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apple GPU (MPS)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic: uses a supported GPU if there is one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the runs folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drafts are machine translations that no native speaker has reviewed yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>La&amp;nguage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NVIDIA or AMD GPU (CUDA, ROCm)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New runs are saved here, and the Runs tab lists the runs in this folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart FTStudio to change the language.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{language} (draft)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReadingRow</name>
    <message>
        <source>Also train on these files, as images of the class they are in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out masks and thumbnails again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the folders differently…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use 1 mask or thumbnail as an image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use {n} masks or thumbnails as images</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReadingsDialog</name>
    <message>
        <source>1 class: {classes}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Example of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folders in {name} can be interpreted in several ways.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which folders are the classes?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} classes: {classes}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} classes: {classes} …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecentStrip</name>
    <message>
        <source>Tried before</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReliabilityPlot</name>
    <message>
        <source>Confidence against accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confidence {0} to {1}: {2} images, {3} on average, accuracy {4} (95% interval {5} to {6})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>confidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>perfect calibration</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Choose the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear this for a report that you share with others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HTML page (*.html)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Include pictures and names of images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One HTML file to print or attach, side by side with the run {other}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One HTML file to print or attach: results, curves, classes, mistakes, images, settings. Select two runs to compare them side by side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One HTML file to print or attach: the run of {this} side by side with the run of {other} of the same name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save report</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReportIntents</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report has been saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing the report…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing the report… {what}, {share} %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ResidualPlot</name>
    <message>
        <source>1 image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error {0} to {1}: {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images by error (predicted less true)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the left and right arrow keys to select a bar and show its images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>error (predicted less true)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} images</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ResultView</name>
    <message>
        <source>CSV table (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlike the training images, most unlike first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} could not be saved: {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunChooser</name>
    <message>
        <source>Newest: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No run has weights yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unnamed run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} (training now)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunComparison</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing on the same images…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluate both runs on the same images and test which is better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not compared yet: neither run has been evaluated on its {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not compared yet: {0} has not been evaluated on its {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run missing evaluations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the images on which the two runs differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These runs cannot be compared: a run folder cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} against {1} on {2} common images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} against {1} on {2} common test images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} points difference (95% interval {1} to {2})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: {1} against {2} on {3} common images</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunDetails</name>
    <message>
        <source>A note about this run. Enter saves it, Escape discards it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing the settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Different settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note about this run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings that differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings of these runs cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These runs have the same settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from the run {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>frozen: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on test images {share}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} labels</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunIntents</name>
    <message>
        <source>A training run is in progress.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop an image on “Try it” to test the model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Freeze more…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is saved and can be resumed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may be busy. Wait, or end it and resume from the last checkpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show these images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop it or wait until it has finished, then continue from the other one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop it or wait until it has finished, then resume the other one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run of {time} was interrupted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training has finished.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training process is not responding.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unfreeze more…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation {metric}: {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{dataset}, {model}: {done} of {planned} epochs completed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunTable</name>
    <message>
        <source>Augmentation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Augmented views</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backbone learning rate ratio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checkpoint interval (s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classes from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Early stopping (patience)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Excluded images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feature cache</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feature cache precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File names in the archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frozen stages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Head</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Head warm-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images without annotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linear probe solver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Masks and thumbnails</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Micro-batch size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multi-page TIFFs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target in the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time limit (s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update BatchNorm statistics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight averaging (EMA decay)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>auto</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>head only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>k nearest neighbours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>linear head</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>logistic regression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nearest class mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{depth} of {stages}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {planned}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScatterPlot</name>
    <message>
        <source>True against predicted numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the left and right arrow keys to go through the images by their true number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inside the 90% interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>outside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>perfect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>predicted {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>true {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScoresModel</name>
    <message>
        <source>Class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Harmonic mean of precision and recall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No image was predicted as this class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of evaluated images of this class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the images of this class that were predicted correctly, with its 95% interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the images predicted as this class that belong to it, with its 95% interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1}: {2}, 95% interval {3} to {4}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SetUpColumn</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SideRail</name>
    <message>
        <source>Fold the column {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fold this column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show this column</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Training progress</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TargetChoice</name>
    <message>
        <source>Kind of target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number in “{column}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the model learns of each image. Several labels: an image can show more than one. A number: from a column of the list.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TargetWords</name>
    <message>
        <source>no label</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TextDialog</name>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ThresholdView</name>
    <message>
        <source>Abstain threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At {0}: answers every image and {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At {0}: answers no image and says “not sure” for all {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At {0}: answers {1} of the images and {2}; says “not sure” for {3}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Below this confidence the model says “not sure” instead of a class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the threshold: this run answers every image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset to 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the “not sure” ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Store this abstain threshold with the run; Try it uses it too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This run now always answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is right for {0} ({1} to {2})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>◇ This run now says “not sure” below {0}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimeRow</name>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time for the training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With a time, the freeze position, the number of epochs and, if necessary, the image size are chosen so that the training ends in time. You can change them afterwards; the number of epochs follows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no limit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrainOptions</name>
    <message>
        <source>16 bits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>16 bits (bfloat16)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>16 bits (float16)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>32 bits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Auto</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backbone learning rate as a multiple of the head's. Auto: 5 after a head warm-up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backbone ratio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>BatchNorm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cache the features of the frozen stages, or recompute them in every epoch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cached augmented views per image, used in turn. More views vary more and take longer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cached views</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decay of the exponential moving average (EMA) of the weights, which is validated and saved. 0: off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device to train on: a GPU (cuda, mps) or the CPU. Auto: the fastest available.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Early stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feature cache</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit directly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit the new head on frozen features first, so that a random head does not damage the backbone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Freeze all stages to choose another head: the other heads need fixed features.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give rare classes more weight in the loss. Auto: if the largest class is over five times the smallest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Head</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Head warm-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the weights are updated. AdamW nearly always works; SGD is the classic.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images per forward pass (gradient accumulation). Fewer need less memory; same result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images per optimiser step. Auto: a size that trains well and fits in memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label smoothing: softens the targets. A little improves calibration.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate of the head, for example 0.001. Too high and training diverges.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linear (trained)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linear probe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linear: a trained linear layer. The usual choice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logistic regression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logistic regression: the same layer, always fitted to its optimum.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maximum number of passes over the training images. More takes longer and helps up to a point.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Micro-batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mini-batches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearest class mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearest class mean: the class whose mean features are closest. For very few images per class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numeric precision. 16 bits are faster on most GPUs. Auto uses them where they are faster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision of the feature cache: 16 bits need half the space, 32 bits are exact.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processor (cpu)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random augmentation (flip, crop, colour jitter). Reduces overfitting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random seed: the same seed on the same computer gives the same run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset {setting}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side in pixels to which images are resized. Auto: the model's native size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop after this many epochs without improvement (patience). The best epoch is saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The classifier on top of the frozen features.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update the BatchNorm statistics. For thousands of images of a very different kind, such as X-rays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation split: the percentage of images held out to check the training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm-up: fraction of steps with a linearly increasing learning rate. 0.2 is the first 20 %.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight averaging</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight decay, for example 0.01. Reduces overfitting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When all stages are frozen: fit the head directly to its optimum, or train it in mini-batches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>auto</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>k nearest neighbours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>k nearest neighbours: a vote of the most similar training images. For classes with varied looks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{setting} needs a number that fits.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrainPanel</name>
    <message>
        <source>1 epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3  Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A first result as fast as possible: few epochs, light augmentation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A good result in reasonable time. The usual choice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All other settings, filled in with the preset's values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue training (Space).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Custom, from {preset}: {settings}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open images to preview the augmentation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause the training; it stays in memory (Space).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pausing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preset {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start training (Ctrl+T).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop after the current step. The run is saved and can be resumed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping and saving…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The best result: many epochs, strong augmentation. Takes longest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The preview could not be made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {epochs}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>light augmentation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no augmentation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>standard augmentation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>strong augmentation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} px</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrainingStatus</name>
    <message>
        <source>Epoch {epoch} of {epochs}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed: {message}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interrupted in {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured on {count} validation images: the {metric} on images like these is {interval} (95% interval).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing the frozen stages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving and stopping…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped in {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validating</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>best epoch {epoch}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch {epoch} of {epochs}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time left unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training did not help: best before epoch 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{speed} images/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrainingTab</name>
    <message>
        <source>Back to the training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier run: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing the training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the charts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop showing this earlier run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vector graphics (*.svg)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your loss curves will appear here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TryIntents</name>
    <message>
        <source>Open a folder of images first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The preview shows one of your images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no trained model to try yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train one first. You can try it as soon as its first epoch is done.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TryZone</name>
    <message>
        <source>Drop an image or a folder here, paste with Ctrl+V, or click to open one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop, paste or open
an image or a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image to try</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Release to try it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The dropped item is not a local file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pasted image could not be saved: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no image on the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WarningLines</name>
    <message>
        <source>1 warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each page an image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the warnings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How multi-page TIFFs are read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep these images in the same split.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maximum over all pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages as red, green, blue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the images of this warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the warnings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show these images in the Images tab.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The images are scanned again. Training, prediction and exports all read them this way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} warnings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WhyRow</name>
    <message>
        <source>Bright: supports “{0}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computing heat map for “{0}”…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heat map opacity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in this image supports “{0}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show a heat map of what supports the answer. Click another class or label to see its map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show why</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WindowActs</name>
    <message>
        <source>About FTStudio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking this computer…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lists and archives ({0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a folder of images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a list or an archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try an image</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Cells</name>
    <message>
        <source>Images per class or label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not split yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Lines</name>
    <message>
        <source>Some images of each class</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_ModelButton</name>
    <message>
        <source>Model: {title}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Rail</name>
    <message>
        <source>Show the column {title}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_ScanView</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the scan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scanning {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {total} scanned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{found} images so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: {percent} %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_SummaryView</name>
    <message>
        <source>1 image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 needs attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the images were read, what is learned from them, what a split keeps together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show these files and their reasons in the Images tab.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} need attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} not split yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{percent} % are held out for validation</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
