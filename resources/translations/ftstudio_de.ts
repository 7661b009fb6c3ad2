<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- A draft made by a machine; no native speaker has reviewed it yet. docs/translations.md says how to help. -->
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AdvicePart</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel. The answer is based on the positions tried so far.</source>
        <translation>Abbrechen. Die Antwort beruht auf den bisher versuchten Positionen.</translation>
    </message>
    <message>
        <source>Find the best</source>
        <translation>Beste finden</translation>
    </message>
    <message>
        <source>Freeze {depth}</source>
        <translation>{depth} einfrieren</translation>
    </message>
    <message>
        <source>Progress of the current training run</source>
        <translation>Fortschritt des laufenden Trainings</translation>
    </message>
    <message>
        <source>Train at every position, most promising first, and compare on your validation images.</source>
        <translation>An jeder Position trainieren, die aussichtsreichste zuerst, und auf Ihren Validierungsbildern vergleichen.</translation>
    </message>
    <message>
        <source>Try the others</source>
        <translation>Die übrigen versuchen</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>alles</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>now {depth} frozen</source>
        <translation>jetzt {depth} eingefroren</translation>
    </message>
    <message>
        <source>{done} of {all} tried</source>
        <translation>{done} von {all} versucht</translation>
    </message>
    <message>
        <source>~{span}</source>
        <translation>~{span}</translation>
    </message>
</context>
<context>
    <name>AnswerWords</name>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>Intervall</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>Sicher</translation>
    </message>
    <message>
        <source>no label</source>
        <translation>kein Label</translation>
    </message>
    <message>
        <source>nothing found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} bis {1}</translation>
    </message>
</context>
<context>
    <name>AnswersModel</name>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Click to sort</source>
        <translation>Zum Sortieren klicken</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Looks unlike your training images</source>
        <translation>Sieht den Trainingsbildern nicht ähnlich</translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation>Unsicher</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>Sicher</translation>
    </message>
</context>
<context>
    <name>ArchiveNamesRow</name>
    <message>
        <source>Encoding of the file names in the archive</source>
        <translation>Zeichenkodierung der Dateinamen im Archiv</translation>
    </message>
    <message>
        <source>File names in the archive</source>
        <translation>Dateinamen im Archiv</translation>
    </message>
    <message>
        <source>The archive does not declare the encoding of its file names. Choose the line with readable names.</source>
        <translation>Das Archiv gibt die Zeichenkodierung seiner Dateinamen nicht an. Wählen Sie die Zeile mit lesbaren Namen.</translation>
    </message>
</context>
<context>
    <name>AskingRow</name>
    <message>
        <source>1 image</source>
        <translation>1 Bild</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel. The results so far stay.</source>
        <translation>Abbrechen. Die bisherigen Ergebnisse bleiben erhalten.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>{0} images</source>
        <translation>{0} Bilder</translation>
    </message>
    <message>
        <source>{0} images so far</source>
        <translation>{0} Bilder bisher</translation>
    </message>
    <message>
        <source>{0} of {1} images</source>
        <translation>{0} von {1} Bildern</translation>
    </message>
</context>
<context>
    <name>AugmentPreview</name>
    <message>
        <source>Nine augmented views of one of your images, as in training.</source>
        <translation>Neun augmentierte Ansichten eines Ihrer Bilder, wie im Training.</translation>
    </message>
    <message>
        <source>Preview of the augmentation</source>
        <translation>Vorschau der Augmentierung</translation>
    </message>
</context>
<context>
    <name>BehindLine</name>
    <message>
        <source>1 image was added since this run was trained.</source>
        <translation>1 Bild kam hinzu, seit dieser Lauf trainiert wurde.</translation>
    </message>
    <message>
        <source>Train a new run on the current images, from this run's weights</source>
        <translation>Einen neuen Lauf mit den aktuellen Bildern trainieren, ausgehend von den Gewichten dieses Laufs</translation>
    </message>
    <message>
        <source>Train on</source>
        <translation>Weitertrainieren</translation>
    </message>
    <message>
        <source>{0} images were added since this run was trained.</source>
        <translation>{0} Bilder kamen hinzu, seit dieser Lauf trainiert wurde.</translation>
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
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Class name</source>
        <translation>Name der Klasse</translation>
    </message>
    <message>
        <source>Harmonic mean of precision and recall</source>
        <translation>Harmonisches Mittel aus Precision und Recall</translation>
    </message>
    <message>
        <source>Number of true boxes of this class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Recall</translation>
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
        <translation>Werte pro Klasse</translation>
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
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Copy all boxes as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
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
        <translation>Schwelle</translation>
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
        <translation>Neu auswerten</translation>
    </message>
    <message>
        <source>Expected calibration error: the mean gap between confidence and accuracy</source>
        <translation>Erwarteter Kalibrierungsfehler (ECE): mittlerer Abstand zwischen Konfidenz und Genauigkeit</translation>
    </message>
    <message>
        <source>Mean calibration error: {0} points before calibration, {1} after.</source>
        <translation>Mittlerer Kalibrierungsfehler: {0} Prozentpunkte vor der Kalibrierung, {1} danach.</translation>
    </message>
    <message>
        <source>Not measured yet</source>
        <translation>Noch nicht gemessen</translation>
    </message>
    <message>
        <source>The temperature was fitted on these same images; test images give a stricter figure.</source>
        <translation>Die Temperatur wurde auf denselben Bildern bestimmt; Testbilder ergeben einen strengeren Wert.</translation>
    </message>
    <message>
        <source>The uncalibrated model is already well calibrated (temperature {0}).</source>
        <translation>Das unkalibrierte Modell ist bereits gut kalibriert (Temperatur {0}).</translation>
    </message>
    <message>
        <source>The uncalibrated model is overconfident: its logits are divided by a temperature of {0}.</source>
        <translation>Das unkalibrierte Modell ist zu sicher: Seine Logits werden durch eine Temperatur von {0} geteilt.</translation>
    </message>
    <message>
        <source>The uncalibrated model is underconfident: its logits are divided by a temperature of {0}.</source>
        <translation>Das unkalibrierte Modell ist zu unsicher: Seine Logits werden durch eine Temperatur von {0} geteilt.</translation>
    </message>
    <message>
        <source>This evaluation was made before calibration was measured. Evaluate again to see it.</source>
        <translation>Diese Auswertung entstand, bevor die Kalibrierung gemessen wurde. Werten Sie neu aus, um sie zu sehen.</translation>
    </message>
</context>
<context>
    <name>ChartCanvas</name>
    <message>
        <source>Images/s</source>
        <translation>Bilder/s</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Loss</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>training time</source>
        <translation>Trainingszeit</translation>
    </message>
</context>
<context>
    <name>ChartToolbar</name>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Metric of the second chart</source>
        <translation>Metrik des zweiten Diagramms</translation>
    </message>
    <message>
        <source>Nothing to smooth: the head was fitted directly, so its loss has no noise.</source>
        <translation>Nichts zu glätten: Der Kopf wurde direkt angepasst, daher rauscht sein Loss nicht.</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>Rohwerte</translation>
    </message>
    <message>
        <source>Reset zoom</source>
        <translation>Zoom zurücksetzen</translation>
    </message>
    <message>
        <source>Save as PNG…</source>
        <translation>Als PNG speichern…</translation>
    </message>
    <message>
        <source>Save as SVG…</source>
        <translation>Als SVG speichern…</translation>
    </message>
    <message>
        <source>Save the charts</source>
        <translation>Diagramme speichern</translation>
    </message>
    <message>
        <source>Save the charts or reset the zoom</source>
        <translation>Diagramme speichern oder Zoom zurücksetzen</translation>
    </message>
    <message>
        <source>Save the values as CSV…</source>
        <translation>Werte als CSV speichern…</translation>
    </message>
    <message>
        <source>Scroll to zoom, drag to pan, double-click to show everything</source>
        <translation>Scrollen zum Zoomen, ziehen zum Verschieben, Doppelklick zeigt alles</translation>
    </message>
    <message>
        <source>Show the curves by epoch</source>
        <translation>Kurven nach Epochen zeigen</translation>
    </message>
    <message>
        <source>Show the curves by step</source>
        <translation>Kurven nach Schritten zeigen</translation>
    </message>
    <message>
        <source>Show the curves by training time</source>
        <translation>Kurven nach Trainingszeit zeigen</translation>
    </message>
    <message>
        <source>Show the loss of every step</source>
        <translation>Den Loss jedes Schritts zeigen</translation>
    </message>
    <message>
        <source>Show the loss of every step behind the smoothed line</source>
        <translation>Den Loss jedes Schritts hinter der geglätteten Linie zeigen</translation>
    </message>
    <message>
        <source>Show the loss on a logarithmic scale</source>
        <translation>Den Loss auf einer logarithmischen Skala zeigen</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Glättung</translation>
    </message>
    <message>
        <source>Smoothing: over about {steps} steps</source>
        <translation>Glättung: über etwa {steps} Schritte</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>The metric shown in the second chart</source>
        <translation>Die Metrik im zweiten Diagramm</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
</context>
<context>
    <name>Charts</name>
    <message>
        <source>Training charts</source>
        <translation>Trainingsdiagramme</translation>
    </message>
    <message>
        <source>best: epoch {epoch}</source>
        <translation>beste: Epoche {epoch}</translation>
    </message>
    <message>
        <source>epoch {epoch}</source>
        <translation>Epoche {epoch}</translation>
    </message>
    <message>
        <source>head fitted</source>
        <translation>Kopf angepasst</translation>
    </message>
    <message>
        <source>learning rate reduced</source>
        <translation>Lernrate gesenkt</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>step {step} · epoch {epoch} · {time}</source>
        <translation>Schritt {step} · Epoche {epoch} · {time}</translation>
    </message>
    <message>
        <source>train</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>{count} non-finite values omitted</source>
        <translation>{count} nicht endliche Werte ausgelassen</translation>
    </message>
</context>
<context>
    <name>CheckBar</name>
    <message>
        <source>1 image may be</source>
        <translation>1 Bild ist vielleicht</translation>
    </message>
    <message>
        <source>Are the labels right?</source>
        <translation>Stimmen die Labels?</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel the check. Features computed so far stay cached.</source>
        <translation>Prüfung abbrechen. Bereits berechnete Merkmale bleiben im Cache.</translation>
    </message>
    <message>
        <source>Check again with the model that is now selected.</source>
        <translation>Mit dem jetzt gewählten Modell neu prüfen.</translation>
    </message>
    <message>
        <source>Check the images again</source>
        <translation>Bilder neu prüfen</translation>
    </message>
    <message>
        <source>Check the images…</source>
        <translation>Bilder prüfen…</translation>
    </message>
    <message>
        <source>Find likely label errors with the model chosen on the left.</source>
        <translation>Wahrscheinliche Labelfehler mit dem links gewählten Modell finden.</translation>
    </message>
    <message>
        <source>Label check progress</source>
        <translation>Fortschritt der Labelprüfung</translation>
    </message>
    <message>
        <source>Review them</source>
        <translation>Durchsehen</translation>
    </message>
    <message>
        <source>Review them one by one: keep, move or exclude.</source>
        <translation>Einzeln durchsehen: behalten, verschieben oder ausschließen.</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Startet…</translation>
    </message>
    <message>
        <source>{0} images checked; no class looks wrong</source>
        <translation>{0} Bilder geprüft; keine Klasse sieht falsch aus</translation>
    </message>
    <message>
        <source>{0} images may be</source>
        <translation>{0} Bilder sind vielleicht</translation>
    </message>
    <message>
        <source>{0} in the wrong class</source>
        <translation>{0} in der falschen Klasse</translation>
    </message>
    <message>
        <source>{done} of {total} · {what}</source>
        <translation>{done} von {total} · {what}</translation>
    </message>
</context>
<context>
    <name>ClassBars</name>
    <message>
        <source>and {count} more</source>
        <translation>und {count} weitere</translation>
    </message>
    <message>
        <source>show fewer</source>
        <translation>weniger zeigen</translation>
    </message>
</context>
<context>
    <name>ClassStrip</name>
    <message>
        <source>1 image</source>
        <translation>1 Bild</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>Alle Klassen</translation>
    </message>
    <message>
        <source>All labels</source>
        <translation>Alle Labels</translation>
    </message>
    <message>
        <source>Images per class</source>
        <translation>Bilder pro Klasse</translation>
    </message>
    <message>
        <source>Images per label</source>
        <translation>Bilder pro Label</translation>
    </message>
    <message>
        <source>{0} images</source>
        <translation>{0} Bilder</translation>
    </message>
    <message>
        <source>{0}. Use the arrow keys to select one, Escape for all.</source>
        <translation>{0}. Auswahl mit den Pfeiltasten, Escape zeigt alle.</translation>
    </message>
</context>
<context>
    <name>ClassTable</name>
    <message>
        <source>Scores per class</source>
        <translation>Werte pro Klasse</translation>
    </message>
</context>
<context>
    <name>CompareRow</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel. Models that are done stay in the list.</source>
        <translation>Abbrechen. Fertige Modelle bleiben in der Liste.</translation>
    </message>
    <message>
        <source>Compare on your images</source>
        <translation>Auf Ihren Bildern vergleichen</translation>
    </message>
    <message>
        <source>Fit a linear head on each model on this computer and test it on held-out images.</source>
        <translation>Auf diesem Computer für jedes Modell einen linearen Kopf anpassen und auf zurückgehaltenen Bildern testen.</translation>
    </message>
    <message>
        <source>Open images first.</source>
        <translation>Öffnen Sie zuerst Bilder.</translation>
    </message>
    <message>
        <source>Progress of the model comparison</source>
        <translation>Fortschritt des Modellvergleichs</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Startet…</translation>
    </message>
    <message>
        <source>{count} images, each held out of training once, in {folds} folds.</source>
        <translation>{count} Bilder, jedes einmal vom Training zurückgehalten, in {folds} Folds.</translation>
    </message>
    <message>
        <source>◆ No other model is as accurate, as fast and as small. Fine-tuning can change the order.</source>
        <translation>◆ Kein anderes Modell ist so genau, so schnell und so klein. Fine-Tuning kann die Reihenfolge ändern.</translation>
    </message>
</context>
<context>
    <name>ConfusedMenu</name>
    <message>
        <source>Most confused</source>
        <translation>Am häufigsten verwechselt</translation>
    </message>
    <message>
        <source>No mistakes.</source>
        <translation>Keine Fehler.</translation>
    </message>
    <message>
        <source>The class pairs confused most often</source>
        <translation>Die am häufigsten verwechselten Klassenpaare</translation>
    </message>
    <message>
        <source>{0} → {1}: {2} of {3}</source>
        <translation>{0} → {1}: {2} von {3}</translation>
    </message>
</context>
<context>
    <name>ConfusionView</name>
    <message>
        <source>Confusion matrix</source>
        <translation>Konfusionsmatrix</translation>
    </message>
    <message>
        <source>Use the arrow keys to select a cell and show its images.</source>
        <translation>Wählen Sie mit den Pfeiltasten eine Zelle, um ihre Bilder zu sehen.</translation>
    </message>
    <message>
        <source>predicted class</source>
        <translation>vorhergesagte Klasse</translation>
    </message>
    <message>
        <source>true class</source>
        <translation>wahre Klasse</translation>
    </message>
    <message>
        <source>{0} of {1} images of {2} predicted as {3} ({4})</source>
        <translation>{0} von {1} Bildern von {2} als {3} vorhergesagt ({4})</translation>
    </message>
    <message>
        <source>{0} of {1} images of {2} predicted correctly ({3})</source>
        <translation>{0} von {1} Bildern von {2} richtig vorhergesagt ({3})</translation>
    </message>
</context>
<context>
    <name>ContactSheet</name>
    <message>
        <source>Some images of each class</source>
        <translation>Einige Bilder jeder Klasse</translation>
    </message>
</context>
<context>
    <name>CorrectionRow</name>
    <message>
        <source>Add to images</source>
        <translation>Zu den Bildern hinzufügen</translation>
    </message>
    <message>
        <source>Choose the correct class first</source>
        <translation>Wählen Sie zuerst die richtige Klasse</translation>
    </message>
    <message>
        <source>Copy this image to the images of “{0}”. Undo with Ctrl+Z</source>
        <translation>Dieses Bild zu den Bildern von „{0}“ kopieren. Rückgängig mit Strg+Z</translation>
    </message>
    <message>
        <source>The correct class of this image</source>
        <translation>Die richtige Klasse dieses Bilds</translation>
    </message>
    <message>
        <source>Wrong? It is …</source>
        <translation>Falsch? Es ist …</translation>
    </message>
</context>
<context>
    <name>CostTable</name>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Compare all freeze positions</source>
        <translation>Alle Freeze-Positionen vergleichen</translation>
    </message>
    <message>
        <source>Cost of each freeze position on this computer</source>
        <translation>Aufwand jeder Freeze-Position auf diesem Computer</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>best</source>
        <translation>beste</translation>
    </message>
    <message>
        <source>cheapest</source>
        <translation>billigste</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>eingefroren</translation>
    </message>
    <message>
        <source>in all</source>
        <translation>gesamt</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>training…</source>
        <translation>trainiert…</translation>
    </message>
    <message>
        <source>trains</source>
        <translation>trainiert</translation>
    </message>
</context>
<context>
    <name>CoveragePlot</name>
    <message>
        <source>Accuracy against coverage (the share of images answered)</source>
        <translation>Genauigkeit gegen Abdeckung (Anteil der beantworteten Bilder)</translation>
    </message>
    <message>
        <source>accuracy on those</source>
        <translation>Genauigkeit darauf</translation>
    </message>
    <message>
        <source>images answered (coverage)</source>
        <translation>beantwortete Bilder (Abdeckung)</translation>
    </message>
</context>
<context>
    <name>DatasetPanel</name>
    <message>
        <source>1  Images</source>
        <translation>1  Bilder</translation>
    </message>
    <message>
        <source>1 class</source>
        <translation>1 Klasse</translation>
    </message>
    <message>
        <source>1 label</source>
        <translation>1 Label</translation>
    </message>
    <message>
        <source>Archive or list…</source>
        <translation>Archiv oder Liste…</translation>
    </message>
    <message>
        <source>Choose a folder with one subfolder per class, an archive or a list.</source>
        <translation>Wählen Sie einen Ordner mit einem Unterordner pro Klasse, ein Archiv oder eine Liste.</translation>
    </message>
    <message>
        <source>Drawings of five kinds of fruit, included with FTStudio: good for a first try.</source>
        <translation>Zeichnungen von fünf Obstsorten, in FTStudio enthalten: gut für einen ersten Versuch.</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Ordner…</translation>
    </message>
    <message>
        <source>Image sets ({0});;All files (*)</source>
        <translation>Bildersammlungen ({0});;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open a folder of images</source>
        <translation>Ordner mit Bildern öffnen</translation>
    </message>
    <message>
        <source>Open an archive or a list</source>
        <translation>Archiv oder Liste öffnen</translation>
    </message>
    <message>
        <source>Open images</source>
        <translation>Bilder öffnen</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>Sample images</source>
        <translation>Beispielbilder</translation>
    </message>
    <message>
        <source>{n} classes</source>
        <translation>{n} Klassen</translation>
    </message>
    <message>
        <source>{n} labels</source>
        <translation>{n} Labels</translation>
    </message>
    <message>
        <source>{n} per image</source>
        <translation>{n} pro Bild</translation>
    </message>
</context>
<context>
    <name>DeviceChip</name>
    <message>
        <source>Detecting the device…</source>
        <translation>Gerät wird gesucht…</translation>
    </message>
    <message>
        <source>Getting ready to train. This takes a moment.</source>
        <translation>Das Training wird vorbereitet. Das dauert einen Moment.</translation>
    </message>
    <message>
        <source>Training runs on {device}. Choose another one in Preferences.</source>
        <translation>Trainiert wird auf {device}. Ein anderes Gerät wählen Sie in den Einstellungen.</translation>
    </message>
    <message>
        <source>{size} free</source>
        <translation>{size} frei</translation>
    </message>
</context>
<context>
    <name>DiagnosticsDialog</name>
    <message>
        <source>Contains versions, check results, settings, run states, the last log lines and crashes.</source>
        <translation>Enthält Versionen, Prüfergebnisse, Einstellungen, Zustände der Läufe, die letzten Protokollzeilen und Abstürze.</translation>
    </message>
    <message>
        <source>Copy results</source>
        <translation>Ergebnisse kopieren</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnose</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>It includes the names of images, folders and runs.</source>
        <translation>Er enthält die Namen von Bildern, Ordnern und Läufen.</translation>
    </message>
    <message>
        <source>Names of images, folders, runs and people are removed. Check the report before you send it.</source>
        <translation>Namen von Bildern, Ordnern, Läufen und Personen werden entfernt. Prüfen Sie den Bericht, bevor Sie ihn senden.</translation>
    </message>
    <message>
        <source>Save a bug report</source>
        <translation>Fehlerbericht speichern</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>With the names of images, folders and runs</source>
        <translation>Mit den Namen von Bildern, Ordnern und Läufen</translation>
    </message>
</context>
<context>
    <name>DifferingImages</name>
    <message>
        <source>Images on which the runs differ</source>
        <translation>Bilder, bei denen sich die Läufe unterscheiden</translation>
    </message>
    <message>
        <source>Images on which two runs differ</source>
        <translation>Bilder, bei denen sich zwei Läufe unterscheiden</translation>
    </message>
    <message>
        <source>Only {0} is right ({1})</source>
        <translation>Nur {0} ist richtig ({1})</translation>
    </message>
</context>
<context>
    <name>DifferingModel</name>
    <message>
        <source>{0}, predicted as {1} ({2})</source>
        <translation>{0}, vorhergesagt als {1} ({2})</translation>
    </message>
</context>
<context>
    <name>DownloadIntents</name>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Download and train</source>
        <translation>Herunterladen und trainieren</translation>
    </message>
    <message>
        <source>It is downloaded once and then stays on this computer.</source>
        <translation>Es wird einmal heruntergeladen und bleibt dann auf diesem Computer.</translation>
    </message>
    <message>
        <source>It resumes where it stopped.</source>
        <translation>Es geht dort weiter, wo es angehalten hat.</translation>
    </message>
    <message>
        <source>The download of {model} was cancelled.</source>
        <translation>Der Download von {model} wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>{model} ({size}) must be downloaded first.</source>
        <translation>{model} ({size}) muss zuerst heruntergeladen werden.</translation>
    </message>
    <message>
        <source>{model} is now on this computer.</source>
        <translation>{model} ist jetzt auf diesem Computer.</translation>
    </message>
</context>
<context>
    <name>DownloadRow</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel the download. The next download resumes where this one stopped.</source>
        <translation>Download abbrechen. Der nächste Download geht dort weiter, wo dieser angehalten hat.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbindet…</translation>
    </message>
    <message>
        <source>Download progress</source>
        <translation>Fortschritt des Downloads</translation>
    </message>
    <message>
        <source>Download the pretrained weights of this model and store them on this computer.</source>
        <translation>Die vortrainierten Gewichte dieses Modells herunterladen und auf diesem Computer speichern.</translation>
    </message>
    <message>
        <source>Download the weights of {title}</source>
        <translation>Gewichte von {title} herunterladen</translation>
    </message>
    <message>
        <source>Download {size}</source>
        <translation>{size} herunterladen</translation>
    </message>
    <message>
        <source>Downloading {title}</source>
        <translation>{title} wird heruntergeladen</translation>
    </message>
    <message>
        <source>Only one download at a time: wait for the one below.</source>
        <translation>Nur ein Download zur selben Zeit: Warten Sie auf den unten.</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} von {total}</translation>
    </message>
    <message>
        <source>{size}/s</source>
        <translation>{size}/s</translation>
    </message>
</context>
<context>
    <name>DropZone</name>
    <message>
        <source>Drop a folder of images</source>
        <translation>Ordner mit Bildern ablegen</translation>
    </message>
    <message>
        <source>Drop images here</source>
        <translation>Bilder hier ablegen</translation>
    </message>
    <message>
        <source>one subfolder per class, an archive or a list</source>
        <translation>ein Unterordner pro Klasse, ein Archiv oder eine Liste</translation>
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
        <translation>{0}, richtig ({1})</translation>
    </message>
    <message>
        <source>{0}, predicted as {1} ({2})</source>
        <translation>{0}, vorhergesagt als {1} ({2})</translation>
    </message>
</context>
<context>
    <name>EvaluationPanel</name>
    <message>
        <source>1 image could not be read and was skipped.</source>
        <translation>1 Bild war nicht lesbar und wurde übersprungen.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cross-validate the chosen model on these images, with a learning curve. No run is needed.</source>
        <translation>Das gewählte Modell auf diesen Bildern kreuzvalidieren, mit Lernkurve. Dazu ist kein Lauf nötig.</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>Auswerten</translation>
    </message>
    <message>
        <source>Evaluate the best weights of this run on these images</source>
        <translation>Die besten Gewichte dieses Laufs auf diesen Bildern auswerten</translation>
    </message>
    <message>
        <source>Evaluating</source>
        <translation>Wertet aus</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>Wird vorbereitet…</translation>
    </message>
    <message>
        <source>How good can this get?</source>
        <translation>Wie gut kann das werden?</translation>
    </message>
    <message>
        <source>Images to evaluate on</source>
        <translation>Bilder für die Auswertung</translation>
    </message>
    <message>
        <source>Not evaluated yet</source>
        <translation>Noch nicht ausgewertet</translation>
    </message>
    <message>
        <source>Nothing to evaluate yet</source>
        <translation>Noch nichts auszuwerten</translation>
    </message>
    <message>
        <source>Press Evaluate to see this run's scores and its mistakes.</source>
        <translation>„Auswerten“ zeigt die Werte und die Fehler dieses Laufs.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Run to evaluate</source>
        <translation>Auszuwertender Lauf</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Test images are held out: not used for training or for choosing the best epoch</source>
        <translation>Testbilder sind zurückgehalten: weder zum Training noch zur Wahl der besten Epoche benutzt</translation>
    </message>
    <message>
        <source>The model runs on every image once. You can cancel at any time.</source>
        <translation>Das Modell läuft einmal über jedes Bild. Sie können jederzeit abbrechen.</translation>
    </message>
    <message>
        <source>The run has saved better weights since this evaluation. Evaluate again.</source>
        <translation>Der Lauf hat seit dieser Auswertung bessere Gewichte gespeichert. Werten Sie neu aus.</translation>
    </message>
    <message>
        <source>The saved evaluation cannot be read. Evaluate again.</source>
        <translation>Die gespeicherte Auswertung ist nicht lesbar. Werten Sie neu aus.</translation>
    </message>
    <message>
        <source>Train a model first. Its scores and its mistakes appear here.</source>
        <translation>Trainieren Sie zuerst ein Modell. Hier erscheinen seine Werte und Fehler.</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>{0} images could not be read and were skipped.</source>
        <translation>{0} Bilder waren nicht lesbar und wurden übersprungen.</translation>
    </message>
    <message>
        <source>{0} of {1} images</source>
        <translation>{0} von {1} Bildern</translation>
    </message>
</context>
<context>
    <name>EvaluationResult</name>
    <message>
        <source>All were predicted correctly.</source>
        <translation>Alle wurden richtig vorhergesagt.</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>Kalibrierung</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Copy the per-class scores as CSV</source>
        <translation>Werte pro Klasse als CSV kopieren</translation>
    </message>
    <message>
        <source>How often each class is predicted as another</source>
        <translation>Wie oft jede Klasse als eine andere vorhergesagt wird</translation>
    </message>
    <message>
        <source>How well the confidence matches the accuracy</source>
        <translation>Wie gut die Konfidenz zur Genauigkeit passt</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>Matrix</translation>
    </message>
    <message>
        <source>Misclassified images of {0}</source>
        <translation>Falsch klassifizierte Bilder von {0}</translation>
    </message>
    <message>
        <source>Most confident mistakes</source>
        <translation>Sicherste Fehler</translation>
    </message>
    <message>
        <source>No images in this cell.</source>
        <translation>Keine Bilder in dieser Zelle.</translation>
    </message>
    <message>
        <source>No mistakes.</source>
        <translation>Keine Fehler.</translation>
    </message>
    <message>
        <source>Precision, recall and F1 of each class</source>
        <translation>Precision, Recall und F1 jeder Klasse</translation>
    </message>
    <message>
        <source>Save the per-class scores as a table</source>
        <translation>Werte pro Klasse als Tabelle speichern</translation>
    </message>
    <message>
        <source>The confidence below which the model says “not sure”</source>
        <translation>Die Konfidenz, unter der das Modell „unsicher“ sagt</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>“Not sure” below {0}, least confident first</source>
        <translation>„Unsicher“ unter {0}, unsicherste zuerst</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>&amp;New folder</source>
        <translation>&amp;Neuer Ordner</translation>
    </message>
    <message>
        <source>&amp;Precision</source>
        <translation>&amp;Genauigkeit</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Lauf</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>Choose a location for the new folder</source>
        <translation>Ort für den neuen Ordner wählen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>For other programs and languages, on any system, without torch.</source>
        <translation>Für andere Programme und Sprachen, auf jedem System, ohne torch.</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Location of the new folder</source>
        <translation>Ort des neuen Ordners</translation>
    </message>
    <message>
        <source>May change some predictions. The result says for how many images.</source>
        <translation>Kann einige Vorhersagen ändern. Das Ergebnis nennt, bei wie vielen Bildern.</translation>
    </message>
    <message>
        <source>Name the folder to export to.</source>
        <translation>Benennen Sie den Ordner für den Export.</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Neuer Ordner</translation>
    </message>
    <message>
        <source>ONNX</source>
        <translation>ONNX</translation>
    </message>
    <message>
        <source>One folder to open in any browser, for people without Python.</source>
        <translation>Ein Ordner, der sich in jedem Browser öffnen lässt, für Leute ohne Python.</translation>
    </message>
    <message>
        <source>Overwrite an existing export</source>
        <translation>Vorhandenen Export überschreiben</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Saved only if it predicts the same class for every validation image.</source>
        <translation>Wird nur gespeichert, wenn für jedes Validierungsbild dieselbe Klasse vorhergesagt wird.</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Stopped. Nothing was written.</source>
        <translation>Angehalten. Es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>The whole network, for programs that use torch.</source>
        <translation>Das ganze Netz, für Programme mit torch.</translation>
    </message>
    <message>
        <source>Waiting for the worker</source>
        <translation>Wartet auf den Arbeitsprozess</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>Webseite</translation>
    </message>
    <message>
        <source>Weights only, loaded with five lines of torchvision.</source>
        <translation>Nur Gewichte, mit fünf Zeilen torchvision geladen.</translation>
    </message>
    <message>
        <source>fp16: half the size</source>
        <translation>fp16: halb so groß</translation>
    </message>
    <message>
        <source>fp32: the same answers</source>
        <translation>fp32: dieselben Antworten</translation>
    </message>
    <message>
        <source>int8, dynamic: a quarter of the size</source>
        <translation>int8, dynamisch: ein Viertel der Größe</translation>
    </message>
    <message>
        <source>int8, static: a quarter of the size, fastest</source>
        <translation>int8, statisch: ein Viertel der Größe, am schnellsten</translation>
    </message>
    <message>
        <source>safetensors</source>
        <translation>safetensors</translation>
    </message>
    <message>
        <source>torch.export</source>
        <translation>torch.export</translation>
    </message>
</context>
<context>
    <name>ExportOutcome</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Export progress</source>
        <translation>Fortschritt des Exports</translation>
    </message>
    <message>
        <source>One image</source>
        <translation>Ein Bild</translation>
    </message>
    <message>
        <source>Same answer</source>
        <translation>Gleiche Antwort</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>The exported model gives the same answer as the run for all {images} validation images.</source>
        <translation>Das exportierte Modell gibt für alle {images} Validierungsbilder dieselbe Antwort wie der Lauf.</translation>
    </message>
    <message>
        <source>The exported model gives the same answer as the run for {same} of {images} validation images.</source>
        <translation>Das exportierte Modell gibt für {same} von {images} Validierungsbildern dieselbe Antwort wie der Lauf.</translation>
    </message>
    <message>
        <source>The largest difference is {largest}.</source>
        <translation>Der größte Unterschied ist {largest}.</translation>
    </message>
    <message>
        <source>{name} was not tested here.</source>
        <translation>{name} wurde hier nicht getestet.</translation>
    </message>
    <message>
        <source>{name} was tested on {images} of them: the same answers for {same}.</source>
        <translation>{name} wurde mit {images} davon getestet: dieselben Antworten bei {same}.</translation>
    </message>
    <message>
        <source>{number} ms</source>
        <translation>{number} ms</translation>
    </message>
</context>
<context>
    <name>FreezePart</name>
    <message>
        <source>Estimated for this computer.</source>
        <translation>Für diesen Computer geschätzt.</translation>
    </message>
    <message>
        <source>Estimating the time and memory…</source>
        <translation>Zeit und Speicher werden geschätzt…</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>Einfrieren</translation>
    </message>
    <message>
        <source>Full fine-tuning: nothing is frozen, the whole network trains.</source>
        <translation>Volles Fine-Tuning: Nichts ist eingefroren, das ganze Netz trainiert.</translation>
    </message>
    <message>
        <source>Head only</source>
        <translation>Nur Kopf</translation>
    </message>
    <message>
        <source>Linear probe: all stages are frozen, only the new head trains.</source>
        <translation>Linear Probe: Alle Stufen sind eingefroren, nur der neue Kopf trainiert.</translation>
    </message>
    <message>
        <source>Measured on this computer.</source>
        <translation>Auf diesem Computer gemessen.</translation>
    </message>
    <message>
        <source>No trainable parameters: the head stores features.</source>
        <translation>Keine trainierbaren Parameter: Der Kopf speichert Merkmale.</translation>
    </message>
    <message>
        <source>Only the first stages (edges, colours, textures) stay frozen. For a thousand images or more.</source>
        <translation>Nur die ersten Stufen (Kanten, Farben, Texturen) bleiben eingefroren. Ab etwa tausend Bildern.</translation>
    </message>
    <message>
        <source>Open images to see what this costs.</source>
        <translation>Öffnen Sie Bilder, um den Aufwand zu sehen.</translation>
    </message>
    <message>
        <source>Random weights are not worth freezing. Train everything.</source>
        <translation>Zufällige Gewichte einzufrieren lohnt nicht. Trainieren Sie alles.</translation>
    </message>
    <message>
        <source>The last stages adapt to your classes. A good second try with a few hundred images.</source>
        <translation>Die letzten Stufen passen sich Ihren Klassen an. Ein guter zweiter Versuch mit einigen hundert Bildern.</translation>
    </message>
    <message>
        <source>The whole model adapts. For many images, or images unlike photographs. Slowest.</source>
        <translation>Das ganze Modell passt sich an. Für viele Bilder oder solche, die Fotos nicht ähneln. Am langsamsten.</translation>
    </message>
    <message>
        <source>This includes ~{span} once for decoding images and computing features.</source>
        <translation>Darin einmalig ~{span} für das Dekodieren der Bilder und das Berechnen der Merkmale.</translation>
    </message>
    <message>
        <source>Time and memory are unknown.</source>
        <translation>Zeit und Speicher sind unbekannt.</translation>
    </message>
    <message>
        <source>Uses the pretrained features unchanged. Fastest, and safest with few images.</source>
        <translation>Nutzt die vortrainierten Merkmale unverändert. Am schnellsten, und mit wenigen Bildern am sichersten.</translation>
    </message>
    <message>
        <source>stores features</source>
        <translation>speichert Merkmale</translation>
    </message>
    <message>
        <source>{depth} of {stages} stages frozen</source>
        <translation>{depth} von {stages} Stufen eingefroren</translation>
    </message>
    <message>
        <source>{training} of {total} parameters are trainable.</source>
        <translation>{training} von {total} Parametern sind trainierbar.</translation>
    </message>
    <message>
        <source>{training} of {total} train</source>
        <translation>{training} von {total} trainieren</translation>
    </message>
    <message>
        <source>~{span} in total</source>
        <translation>~{span} insgesamt</translation>
    </message>
    <message>
        <source>~{span} per epoch</source>
        <translation>~{span} pro Epoche</translation>
    </message>
</context>
<context>
    <name>FreezeSlider</name>
    <message>
        <source>Freeze depth. Stages between the input and the handle are frozen; the others train.</source>
        <translation>Freeze-Tiefe. Stufen zwischen der Eingabe und dem Griff sind eingefroren; die anderen trainieren.</translation>
    </message>
    <message>
        <source>Freeze {depth}: the best of those tried</source>
        <translation>{depth} einfrieren: die beste der versuchten Positionen</translation>
    </message>
    <message>
        <source>Freeze {depth}: the cheapest that is not measurably worse</source>
        <translation>{depth} einfrieren: die billigste, die nicht messbar schlechter ist</translation>
    </message>
    <message>
        <source>Head: the new output layer. It always trains.</source>
        <translation>Kopf: die neue Ausgabeschicht. Sie trainiert immer.</translation>
    </message>
    <message>
        <source>Stage {number} of {stages}: {title}
{count} parameters, {share} % of the backbone
{fate}</source>
        <translation>Stufe {number} von {stages}: {title}
{count} Parameter, {share} % des Backbones
{fate}</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>eingefroren</translation>
    </message>
    <message>
        <source>head</source>
        <translation>Kopf</translation>
    </message>
    <message>
        <source>trains</source>
        <translation>trainiert</translation>
    </message>
    <message>
        <source>{count} parameters</source>
        <translation>{count} Parameter</translation>
    </message>
    <message>
        <source>{frozen} of {total} stages frozen</source>
        <translation>{frozen} von {total} Stufen eingefroren</translation>
    </message>
</context>
<context>
    <name>Gallery</name>
    <message>
        <source>Change or clear the filters.</source>
        <translation>Ändern oder löschen Sie die Filter.</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <source>Exclude</source>
        <translation>Ausschließen</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Include again</source>
        <translation>Wieder aufnehmen</translation>
    </message>
    <message>
        <source>Looks like “{0}” ({1}).</source>
        <translation>Sieht aus wie „{0}“ ({1}).</translation>
    </message>
    <message>
        <source>Move to class</source>
        <translation>In Klasse verschieben</translation>
    </message>
    <message>
        <source>No image matches</source>
        <translation>Kein Bild passt</translation>
    </message>
    <message>
        <source>No images yet</source>
        <translation>Noch keine Bilder</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open a folder of images on the left, or drop one here.</source>
        <translation>Öffnen Sie links einen Ordner mit Bildern oder legen Sie ihn hier ab.</translation>
    </message>
    <message>
        <source>Search file names</source>
        <translation>Dateinamen suchen</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Thumbnail size</source>
        <translation>Größe der Vorschaubilder</translation>
    </message>
    <message>
        <source>{0} files</source>
        <translation>{0} Dateien</translation>
    </message>
    <message>
        <source>{0} images selected</source>
        <translation>{0} Bilder ausgewählt</translation>
    </message>
    <message>
        <source>{0} of {1} files</source>
        <translation>{0} von {1} Dateien</translation>
    </message>
</context>
<context>
    <name>GalleryFilters</name>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>Alle Klassen</translation>
    </message>
    <message>
        <source>All labels</source>
        <translation>Alle Labels</translation>
    </message>
    <message>
        <source>Any reason</source>
        <translation>Jeder Grund</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Excluded ({0})</source>
        <translation>Ausgeschlossen ({0})</translation>
    </message>
    <message>
        <source>Filter by reason</source>
        <translation>Nach Grund filtern</translation>
    </message>
    <message>
        <source>Images of all splits</source>
        <translation>Bilder aller Teilmengen</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>May be in the wrong class</source>
        <translation>Vielleicht in der falschen Klasse</translation>
    </message>
    <message>
        <source>Needs attention ({0})</source>
        <translation>Zu beachten ({0})</translation>
    </message>
    <message>
        <source>No label</source>
        <translation>Kein Label</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Search file names</source>
        <translation>Dateinamen suchen</translation>
    </message>
    <message>
        <source>Show one class</source>
        <translation>Eine Klasse zeigen</translation>
    </message>
    <message>
        <source>Show one label</source>
        <translation>Ein Label zeigen</translation>
    </message>
    <message>
        <source>Show only images that are skipped or have a warning</source>
        <translation>Nur Bilder zeigen, die übersprungen werden oder eine Warnung haben</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Test images: held out for the final evaluation</source>
        <translation>Testbilder: für die abschließende Auswertung zurückgehalten</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Train</translation>
    </message>
    <message>
        <source>Training images</source>
        <translation>Trainingsbilder</translation>
    </message>
    <message>
        <source>Used, with a warning</source>
        <translation>Benutzt, mit Warnung</translation>
    </message>
    <message>
        <source>Val</source>
        <translation>Val</translation>
    </message>
    <message>
        <source>Validation images: used to choose the best epoch</source>
        <translation>Validierungsbilder: zur Wahl der besten Epoche benutzt</translation>
    </message>
</context>
<context>
    <name>GroupChoice</name>
    <message>
        <source>Bursts and frames</source>
        <translation>Serien und Einzelbilder</translation>
    </message>
    <message>
        <source>By a file name pattern…</source>
        <translation>Nach Muster im Dateinamen…</translation>
    </message>
    <message>
        <source>Column “{0}”</source>
        <translation>Spalte „{0}“</translation>
    </message>
    <message>
        <source>Copies only</source>
        <translation>Nur Kopien</translation>
    </message>
    <message>
        <source>File name pattern</source>
        <translation>Muster im Dateinamen</translation>
    </message>
    <message>
        <source>Folder, level {0}</source>
        <translation>Ordner, Ebene {0}</translation>
    </message>
    <message>
        <source>Images of one group stay in the same split. If images of one patient, film or series are in both training and validation, the accuracy is overestimated.</source>
        <translation>Bilder einer Gruppe bleiben in derselben Teilmenge. Sind Bilder eines Patienten, Films oder einer Serie sowohl im Training als auch in der Validierung, wird die Genauigkeit überschätzt.</translation>
    </message>
    <message>
        <source>Keep together</source>
        <translation>Zusammenhalten</translation>
    </message>
    <message>
        <source>Name: {0}</source>
        <translation>Name: {0}</translation>
    </message>
    <message>
        <source>No two images share a group.</source>
        <translation>Keine zwei Bilder haben eine Gruppe gemeinsam.</translation>
    </message>
    <message>
        <source>{0} group, of {1} images</source>
        <translation>{0} Gruppe aus {1} Bildern</translation>
    </message>
    <message>
        <source>{0} groups, the largest of {1} images</source>
        <translation>{0} Gruppen, die größte mit {1} Bildern</translation>
    </message>
    <message>
        <source>{0} is the group, # a number, * anything. Matched against the file name without its extension.</source>
        <translation>{0} ist die Gruppe, # eine Zahl, * beliebig. Verglichen wird mit dem Dateinamen ohne Endung.</translation>
    </message>
    <message>
        <source>{0} without a group</source>
        <translation>{0} ohne Gruppe</translation>
    </message>
</context>
<context>
    <name>GuideWindow</name>
    <message>
        <source>Guide</source>
        <translation>Handbuch</translation>
    </message>
</context>
<context>
    <name>Headline</name>
    <message>
        <source>1 looks unlike the training images</source>
        <translation>1 sieht den Trainingsbildern nicht ähnlich</translation>
    </message>
    <message>
        <source>AP50, {0} images · 95% interval {1} to {2} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F1 micro {0} ({1} to {2}), macro {3} ({4} to {5}) · all labels right {6} · loss {7}</source>
        <translation>F1 Mikro {0} ({1} bis {2}), Makro {3} ({4} bis {5}) · alle Labels richtig {6} · Loss {7}</translation>
    </message>
    <message>
        <source>Farther from the training images than 95% of the validation images are. Click to show them, most unlike first</source>
        <translation>Weiter von den Trainingsbildern entfernt als 95 % der Validierungsbilder. Klicken zeigt sie, die unähnlichsten zuerst</translation>
    </message>
    <message>
        <source>None looks unlike the training images</source>
        <translation>Keins sieht den Trainingsbildern unähnlich</translation>
    </message>
    <message>
        <source>RMSE {0} · R² {1} ({2} to {3})</source>
        <translation>RMSE {0} · R² {1} ({2} bis {3})</translation>
    </message>
    <message>
        <source>correct, of {0} images · 95% interval {1} to {2} %</source>
        <translation>richtig, von {0} Bildern · 95-%-Intervall {1} bis {2} %</translation>
    </message>
    <message>
        <source>loss {0}</source>
        <translation>Loss {0}</translation>
    </message>
    <message>
        <source>mAP {0} ({1} to {2}) · AP75 {3} · threshold {4} · loss {5}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>macro average: precision {0}, recall {1}, F1 {2} · loss {3}</source>
        <translation>Makro-Mittel: Precision {0}, Recall {1}, F1 {2} · Loss {3}</translation>
    </message>
    <message>
        <source>mean absolute error, {0} images · 95% interval {1} to {2}</source>
        <translation>mittlerer absoluter Fehler, {0} Bilder · 95-%-Intervall {1} bis {2}</translation>
    </message>
    <message>
        <source>mean average precision, {0} images · 95% interval {1} to {2} %</source>
        <translation>Mean Average Precision, {0} Bilder · 95-%-Intervall {1} bis {2} %</translation>
    </message>
    <message>
        <source>{0} inside the 90% prediction interval</source>
        <translation>{0} im 90-%-Vorhersageintervall</translation>
    </message>
    <message>
        <source>{0} look unlike the training images</source>
        <translation>{0} sehen den Trainingsbildern nicht ähnlich</translation>
    </message>
</context>
<context>
    <name>HistoryIntents</name>
    <message numerus="yes">
        <source>%n run(s) moved to the bin.</source>
        <translation>
            <numerusform>%n Lauf in den Papierkorb verschoben.</numerusform>
            <numerusform>%n Läufe in den Papierkorb verschoben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Change what you like, then train.</source>
        <translation>Ändern Sie, was Sie möchten, und trainieren Sie dann.</translation>
    </message>
    <message>
        <source>Choose how many stages to freeze on the left, then train.</source>
        <translation>Wählen Sie links, wie viele Stufen eingefroren werden, und trainieren Sie dann.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n run(s)?</source>
        <translation>
            <numerusform>%n Lauf löschen?</numerusform>
            <numerusform>%n Läufe löschen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Its images are no longer at their old location, so the current images stay open.</source>
        <translation>Seine Bilder sind nicht mehr am alten Ort, daher bleiben die jetzigen Bilder geöffnet.</translation>
    </message>
    <message>
        <source>More curves would be hard to tell apart.</source>
        <translation>Mehr Kurven wären schwer zu unterscheiden.</translation>
    </message>
    <message numerus="yes">
        <source>The charts show the first %n runs.</source>
        <translation>
            <numerusform>Die Diagramme zeigen den ersten Lauf.</numerusform>
            <numerusform>Die Diagramme zeigen die ersten %n Läufe.</numerusform>
        </translation>
    </message>
    <message>
        <source>The next training starts from this run's weights.</source>
        <translation>Das nächste Training beginnt mit den Gewichten dieses Laufs.</translation>
    </message>
    <message>
        <source>The settings of that run are now on the left.</source>
        <translation>Die Einstellungen dieses Laufs stehen jetzt links.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>{names}

The folders are moved to the bin, where you can restore them.</source>
        <translation>{names}

Die Ordner werden in den Papierkorb verschoben; dort können Sie sie wiederherstellen.</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>1 run</source>
        <translation>1 Lauf</translation>
    </message>
    <message>
        <source>Another training run is in progress; resume this one when it has finished</source>
        <translation>Ein anderes Training läuft gerade; setzen Sie diesen Lauf danach fort</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen…</translation>
    </message>
    <message>
        <source>Every run is saved, so you can compare, continue or try it again.</source>
        <translation>Jeder Lauf wird gespeichert, damit Sie ihn vergleichen, fortsetzen oder noch einmal ausprobieren können.</translation>
    </message>
    <message>
        <source>Export this run's model to files that work without FTStudio</source>
        <translation>Das Modell dieses Laufs in Dateien exportieren, die ohne FTStudio funktionieren</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Load this run's model, weights and settings on the left, to unfreeze more stages or change them</source>
        <translation>Modell, Gewichte und Einstellungen dieses Laufs links laden, um mehr Stufen aufzutauen oder sie zu ändern</translation>
    </message>
    <message>
        <source>Move the selected runs to the bin</source>
        <translation>Die ausgewählten Läufe in den Papierkorb verschieben</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Rename (F2)</source>
        <translation>Umbenennen (F2)</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>Bericht…</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Resume this run where it ended</source>
        <translation>Diesen Lauf dort fortsetzen, wo er geendet hat</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Save a report on this run as one page; with two runs selected, side by side</source>
        <translation>Einen Bericht über diesen Lauf als eine Seite speichern; mit zwei ausgewählten Läufen nebeneinander</translation>
    </message>
    <message>
        <source>Search name, images, model, note…</source>
        <translation>Name, Bilder, Modell, Notiz suchen…</translation>
    </message>
    <message>
        <source>Search runs</source>
        <translation>Läufe suchen</translation>
    </message>
    <message>
        <source>Select a stopped, interrupted or failed run to resume it</source>
        <translation>Wählen Sie einen angehaltenen, unterbrochenen oder fehlgeschlagenen Lauf, um ihn fortzusetzen</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Show this run's folder</source>
        <translation>Den Ordner dieses Laufs zeigen</translation>
    </message>
    <message>
        <source>Start a new run with the same settings and images from this run's weights</source>
        <translation>Einen neuen Lauf mit denselben Einstellungen und Bildern mit den Gewichten dieses Laufs beginnen</translation>
    </message>
    <message>
        <source>This run is complete; there is nothing to resume</source>
        <translation>Dieser Lauf ist vollständig; es gibt nichts fortzusetzen</translation>
    </message>
    <message>
        <source>Train on</source>
        <translation>Weitertrainieren</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>Try this run's model on images</source>
        <translation>Das Modell dieses Laufs an Bildern ausprobieren</translation>
    </message>
    <message>
        <source>Use as starting point</source>
        <translation>Als Ausgangspunkt nehmen</translation>
    </message>
    <message>
        <source>Use these settings</source>
        <translation>Diese Einstellungen nehmen</translation>
    </message>
    <message>
        <source>Use this run's settings for a new run</source>
        <translation>Die Einstellungen dieses Laufs für einen neuen Lauf nehmen</translation>
    </message>
    <message>
        <source>Your runs appear here.</source>
        <translation>Ihre Läufe erscheinen hier.</translation>
    </message>
    <message>
        <source>{count} runs</source>
        <translation>{count} Läufe</translation>
    </message>
    <message>
        <source>{shown} of {all}</source>
        <translation>{shown} von {all}</translation>
    </message>
</context>
<context>
    <name>ImageIntents</name>
    <message numerus="yes">
        <source>%n image(s) moved.</source>
        <translation>
            <numerusform>%n Bild verschoben.</numerusform>
            <numerusform>%n Bilder verschoben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Add an image</source>
        <translation>Bild hinzufügen</translation>
    </message>
    <message>
        <source>Exclude images</source>
        <translation>Bilder ausschließen</translation>
    </message>
    <message>
        <source>Include images again</source>
        <translation>Bilder wieder aufnehmen</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Verschieben</translation>
    </message>
    <message numerus="yes">
        <source>Move %n image(s) to “{class_name}”?</source>
        <translation>
            <numerusform>%n Bild nach „{class_name}“ verschieben?</numerusform>
            <numerusform>%n Bilder nach „{class_name}“ verschieben?</numerusform>
        </translation>
    </message>
    <message>
        <source>Move images</source>
        <translation>Bilder verschieben</translation>
    </message>
    <message>
        <source>Predict “{0}”</source>
        <translation>„{0}“ vorhersagen</translation>
    </message>
    <message>
        <source>The image was added to “{0}”.</source>
        <translation>Das Bild wurde zu „{0}“ hinzugefügt.</translation>
    </message>
    <message>
        <source>This moves the files on disk, in {folder}. You can undo it with Ctrl+Z.</source>
        <translation>Dies verschiebt die Dateien auf dem Datenträger, in {folder}. Sie können es mit Strg+Z rückgängig machen.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>ImageStrip</name>
    <message>
        <source>Evaluated images</source>
        <translation>Ausgewertete Bilder</translation>
    </message>
    <message>
        <source>Overlay a heat map on each visible image: the brighter, the more it supports the model's answer</source>
        <translation>Eine Heatmap über jedes sichtbare Bild legen: je heller, desto mehr stützt die Stelle die Antwort des Modells</translation>
    </message>
    <message>
        <source>Show all mistakes</source>
        <translation>Alle Fehler zeigen</translation>
    </message>
    <message>
        <source>Show why</source>
        <translation>Warum zeigen</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
</context>
<context>
    <name>KeptData</name>
    <message>
        <source>&amp;Empty</source>
        <translation>&amp;Leeren</translation>
    </message>
    <message>
        <source>&amp;Features</source>
        <translation>&amp;Merkmale</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>Cache</translation>
    </message>
    <message>
        <source>Decoded &amp;images</source>
        <translation>Dekodierte &amp;Bilder</translation>
    </message>
    <message>
        <source>Delete the cached images and features of all runs, and unpacked archives that no run needs.</source>
        <translation>Die zwischengespeicherten Bilder und Merkmale aller Läufe und entpackte Archive löschen, die kein Lauf braucht.</translation>
    </message>
    <message>
        <source>GB</source>
        <translation>GB</translation>
    </message>
    <message>
        <source>In &amp;memory</source>
        <translation>Im &amp;Arbeitsspeicher</translation>
    </message>
    <message>
        <source>On disk, so that no image is decoded twice.</source>
        <translation>Auf dem Datenträger, damit kein Bild zweimal dekodiert wird.</translation>
    </message>
    <message>
        <source>On disk: the output of the frozen stages for each image.</source>
        <translation>Auf dem Datenträger: die Ausgabe der eingefrorenen Stufen für jedes Bild.</translation>
    </message>
    <message>
        <source>On the &amp;GPU</source>
        <translation>Auf der &amp;GPU</translation>
    </message>
    <message>
        <source>Speeds up later epochs and runs. Can be recomputed at any time.</source>
        <translation>Beschleunigt spätere Epochen und Läufe. Kann jederzeit neu berechnet werden.</translation>
    </message>
    <message>
        <source>The same features in GPU memory.</source>
        <translation>Dieselben Merkmale im GPU-Speicher.</translation>
    </message>
    <message>
        <source>The same features in RAM, while a run uses them.</source>
        <translation>Dieselben Merkmale im RAM, solange ein Lauf sie benutzt.</translation>
    </message>
    <message>
        <source>Unpacked archives</source>
        <translation>Entpackte Archive</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatisch</translation>
    </message>
    <message>
        <source>{size} freed.</source>
        <translation>{size} freigegeben.</translation>
    </message>
    <message>
        <source>{used} of {most} used</source>
        <translation>{used} von {most} belegt</translation>
    </message>
    <message>
        <source>{used} used</source>
        <translation>{used} belegt</translation>
    </message>
    <message>
        <source>{what}, at most, in GB</source>
        <translation>{what}, höchstens, in GB</translation>
    </message>
</context>
<context>
    <name>LabelImages</name>
    <message>
        <source>missed {0}</source>
        <translation>{0} übersehen</translation>
    </message>
    <message>
        <source>no label</source>
        <translation>kein Label</translation>
    </message>
    <message>
        <source>wrong {0}</source>
        <translation>{0} falsch</translation>
    </message>
    <message>
        <source>{0} was given wrongly ({1}). Labels: {2}</source>
        <translation>{0} wurde fälschlich vergeben ({1}). Labels: {2}</translation>
    </message>
    <message>
        <source>{0} was missed ({1}). Labels: {2}</source>
        <translation>{0} wurde übersehen ({1}). Labels: {2}</translation>
    </message>
</context>
<context>
    <name>LabelIntents</name>
    <message>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>Download it ({size}), or choose another model on the left.</source>
        <translation>Laden Sie es herunter ({size}) oder wählen Sie links ein anderes Modell.</translation>
    </message>
    <message>
        <source>Keep in its class</source>
        <translation>In seiner Klasse lassen</translation>
    </message>
    <message>
        <source>The damaged file was renamed to {path}. Check the images again.</source>
        <translation>Die beschädigte Datei wurde in {path} umbenannt. Prüfen Sie die Bilder erneut.</translation>
    </message>
    <message>
        <source>Your earlier label confirmations for these images could not be read.</source>
        <translation>Ihre früheren Label-Bestätigungen für diese Bilder konnten nicht gelesen werden.</translation>
    </message>
    <message>
        <source>{model} must be downloaded before it can check the images.</source>
        <translation>{model} muss heruntergeladen werden, bevor es die Bilder prüfen kann.</translation>
    </message>
</context>
<context>
    <name>LabelQueue</name>
    <message>
        <source>All reviewed</source>
        <translation>Alle durchgesehen</translation>
    </message>
    <message>
        <source>Back to all images</source>
        <translation>Zurück zu allen Bildern</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Exclude  (X)</source>
        <translation>Ausschließen  (X)</translation>
    </message>
    <message>
        <source>Exclude it from training</source>
        <translation>Vom Training ausschließen</translation>
    </message>
    <message>
        <source>Is in</source>
        <translation>Ist in</translation>
    </message>
    <message>
        <source>Keep  (K)</source>
        <translation>Behalten  (K)</translation>
    </message>
    <message>
        <source>Left arrow</source>
        <translation>Pfeil links</translation>
    </message>
    <message>
        <source>Likely label errors</source>
        <translation>Wahrscheinliche Labelfehler</translation>
    </message>
    <message>
        <source>Looks like</source>
        <translation>Sieht aus wie</translation>
    </message>
    <message>
        <source>Move  (M)</source>
        <translation>Verschieben  (M)</translation>
    </message>
    <message>
        <source>Move the file to this class (M or Enter)</source>
        <translation>Die Datei in diese Klasse verschieben (M oder Enter)</translation>
    </message>
    <message>
        <source>Next image, without a decision</source>
        <translation>Nächstes Bild, ohne Entscheidung</translation>
    </message>
    <message>
        <source>No more likely label errors.</source>
        <translation>Keine weiteren wahrscheinlichen Labelfehler.</translation>
    </message>
    <message>
        <source>Previous image</source>
        <translation>Vorheriges Bild</translation>
    </message>
    <message>
        <source>Right arrow</source>
        <translation>Pfeil rechts</translation>
    </message>
    <message>
        <source>The label is right; do not ask again</source>
        <translation>Das Label stimmt; nicht noch einmal fragen</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
</context>
<context>
    <name>LabelScores</name>
    <message>
        <source>Average precision: how well the images with this label rank above the others, at any threshold</source>
        <translation>Average Precision: wie gut die Bilder mit diesem Label vor den anderen liegen, bei jeder Schwelle</translation>
    </message>
    <message>
        <source>Harmonic mean of precision and recall</source>
        <translation>Harmonisches Mittel aus Precision und Recall</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Label name</source>
        <translation>Name des Labels</translation>
    </message>
    <message>
        <source>No evaluated image has this label</source>
        <translation>Kein ausgewertetes Bild hat dieses Label</translation>
    </message>
    <message>
        <source>No image was given this label</source>
        <translation>Keinem Bild wurde dieses Label gegeben</translation>
    </message>
    <message>
        <source>Number of evaluated images that have this label</source>
        <translation>Zahl der ausgewerteten Bilder mit diesem Label</translation>
    </message>
    <message>
        <source>Prec.</source>
        <translation>Prec.</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Precision</translation>
    </message>
    <message>
        <source>Precision: share of the images given this label that have it, with its 95% interval</source>
        <translation>Precision: Anteil der Bilder, denen dieses Label gegeben wurde und die es haben, mit 95-%-Intervall</translation>
    </message>
    <message>
        <source>Rec.</source>
        <translation>Rec.</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Recall</translation>
    </message>
    <message>
        <source>Recall: share of the images with this label that were given it, with its 95% interval</source>
        <translation>Recall: Anteil der Bilder mit diesem Label, denen es gegeben wurde, mit 95-%-Intervall</translation>
    </message>
    <message>
        <source>The probability from which the label counts as present, chosen on the validation images</source>
        <translation>Die Wahrscheinlichkeit, ab der das Label als vorhanden gilt, anhand der Validierungsbilder gewählt</translation>
    </message>
    <message>
        <source>Thr.</source>
        <translation>Schw.</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>{0} of {1}: {2}, 95% interval {3} to {4}</source>
        <translation>{0} von {1}: {2}, 95-%-Intervall {3} bis {4}</translation>
    </message>
</context>
<context>
    <name>LabelTable</name>
    <message>
        <source>Scores per label</source>
        <translation>Werte pro Label</translation>
    </message>
</context>
<context>
    <name>LabelsResult</name>
    <message>
        <source>Copy the per-label scores as CSV</source>
        <translation>Werte pro Label als CSV kopieren</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Most confident mistakes</source>
        <translation>Sicherste Fehler</translation>
    </message>
    <message>
        <source>No mistakes with this label.</source>
        <translation>Keine Fehler bei diesem Label.</translation>
    </message>
    <message>
        <source>No mistakes.</source>
        <translation>Keine Fehler.</translation>
    </message>
    <message>
        <source>Precision, recall, F1 and AP of each label</source>
        <translation>Precision, Recall, F1 und AP jedes Labels</translation>
    </message>
    <message>
        <source>Save the per-label scores as a table</source>
        <translation>Werte pro Label als Tabelle speichern</translation>
    </message>
    <message>
        <source>{0}: missed or wrongly given, most confident first</source>
        <translation>{0}: übersehen oder fälschlich vergeben, sicherste zuerst</translation>
    </message>
</context>
<context>
    <name>LearningCurvePlot</name>
    <message>
        <source>Learning curve: {points}</source>
        <translation>Lernkurve: {points}</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>share of the {count} images used for training</source>
        <translation>Anteil der {count} Bilder, der zum Training benutzt wurde</translation>
    </message>
</context>
<context>
    <name>ListPreviewView</name>
    <message>
        <source>1 row</source>
        <translation>1 Zeile</translation>
    </message>
    <message>
        <source>{n} rows</source>
        <translation>{n} Zeilen</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>A training run is in progress.</source>
        <translation>Ein Training läuft.</translation>
    </message>
    <message>
        <source>Drop to open these images</source>
        <translation>Ablegen, um diese Bilder zu öffnen</translation>
    </message>
    <message>
        <source>Drop to try the model on this</source>
        <translation>Ablegen, um das Modell daran auszuprobieren</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>Auswertung</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Keep training, minimised</source>
        <translation>Minimiert weitertrainieren</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Save it to a folder first, then drop it from there.</source>
        <translation>Speichern Sie es zuerst in einem Ordner und legen Sie es dann von dort ab.</translation>
    </message>
    <message>
        <source>Saving the training run. FTStudio then closes.</source>
        <translation>Der Lauf wird gespeichert. Danach schließt FTStudio.</translation>
    </message>
    <message>
        <source>Stop and save</source>
        <translation>Anhalten und speichern</translation>
    </message>
    <message>
        <source>The dropped item is not on this computer.</source>
        <translation>Das abgelegte Objekt ist nicht auf diesem Computer.</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Ansichten</translation>
    </message>
    <message>
        <source>You can save and stop it now and resume it later.</source>
        <translation>Sie können ihn jetzt speichern und anhalten und später fortsetzen.</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;About FTStudio</source>
        <translation>&amp;Über FTStudio</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Diagnostics…</source>
        <translation>&amp;Diagnose…</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Evaluate</source>
        <translation>&amp;Auswerten</translation>
    </message>
    <message>
        <source>&amp;Export a model…</source>
        <translation>Modell &amp;exportieren…</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Guide</source>
        <translation>&amp;Handbuch</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Open folder…</source>
        <translation>&amp;Ordner öffnen…</translation>
    </message>
    <message>
        <source>&amp;Paste an image to try</source>
        <translation>Bild zum Ausprobieren ein&amp;fügen</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Resume the last run</source>
        <translation>Letzten &amp;Lauf fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Lauf</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>An&amp;halten</translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation>&amp;Trainieren</translation>
    </message>
    <message>
        <source>&amp;Try an image…</source>
        <translation>Bild &amp;ausprobieren…</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>A training run is in progress.</source>
        <translation>Ein Training läuft.</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Evaluate the model on the held-out images</source>
        <translation>Das Modell auf den zurückgehaltenen Bildern auswerten</translation>
    </message>
    <message>
        <source>Export a trained model to files that work without FTStudio</source>
        <translation>Ein trainiertes Modell in Dateien exportieren, die ohne FTStudio funktionieren</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>No training run is in progress.</source>
        <translation>Es läuft kein Training.</translation>
    </message>
    <message>
        <source>Open &amp;list or archive…</source>
        <translation>&amp;Liste oder Archiv öffnen…</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Open an image and classify it</source>
        <translation>Ein Bild öffnen und klassifizieren</translation>
    </message>
    <message>
        <source>Pause or continue the training</source>
        <translation>Das Training anhalten oder fortsetzen</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Save a &amp;report…</source>
        <translation>&amp;Bericht speichern…</translation>
    </message>
    <message>
        <source>Save a report on the model that is being tried as one page</source>
        <translation>Einen Bericht über das ausprobierte Modell als eine Seite speichern</translation>
    </message>
    <message>
        <source>Save and stop the training; you can resume it later</source>
        <translation>Das Training speichern und anhalten; Sie können es später fortsetzen</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>The training run is being saved.</source>
        <translation>Der Lauf wird gespeichert.</translation>
    </message>
    <message>
        <source>There is no run to resume.</source>
        <translation>Es gibt keinen Lauf zum Fortsetzen.</translation>
    </message>
    <message>
        <source>There is no trained model yet.</source>
        <translation>Es gibt noch kein trainiertes Modell.</translation>
    </message>
    <message>
        <source>Train with the settings on the left</source>
        <translation>Mit den Einstellungen links trainieren</translation>
    </message>
    <message>
        <source>Try the &amp;sample images</source>
        <translation>&amp;Beispielbilder ausprobieren</translation>
    </message>
    <message>
        <source>Try the image on the clipboard</source>
        <translation>Das Bild in der Zwischenablage ausprobieren</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>MessageArea</name>
    <message>
        <source>Messages</source>
        <translation>Meldungen</translation>
    </message>
</context>
<context>
    <name>MessageCard</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the details</source>
        <translation>Einzelheiten kopieren</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
</context>
<context>
    <name>ModelDelegate</name>
    <message>
        <source>included with FTStudio</source>
        <translation>in FTStudio enthalten</translation>
    </message>
    <message>
        <source>on this computer</source>
        <translation>auf diesem Computer</translation>
    </message>
</context>
<context>
    <name>ModelPanel</name>
    <message>
        <source>2  Model</source>
        <translation>2  Modell</translation>
    </message>
    <message>
        <source>Back to the pretrained weights</source>
        <translation>Zurück zu den vortrainierten Gewichten</translation>
    </message>
    <message>
        <source>Change the weights</source>
        <translation>Gewichte ändern</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>Aus einer Datei…</translation>
    </message>
    <message>
        <source>From the run {name}</source>
        <translation>Vom Lauf {name}</translation>
    </message>
    <message>
        <source>Load weights from a file, or start from random weights.</source>
        <translation>Gewichte aus einer Datei laden oder mit zufälligen Gewichten beginnen.</translation>
    </message>
    <message>
        <source>None: train from scratch</source>
        <translation>Keine: von Grund auf trainieren</translation>
    </message>
    <message>
        <source>Start from random weights, to compare with the pretrained ones. Freeze nothing in that case.</source>
        <translation>Mit zufälligen Gewichten beginnen, zum Vergleich mit den vortrainierten. Frieren Sie dann nichts ein.</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>Weights (*.safetensors *.pth *.pt *.bin);;All files (*)</source>
        <translation>Gewichte (*.safetensors *.pth *.pt *.bin);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Weights for this architecture: .safetensors or a .pth state dict.</source>
        <translation>Gewichte für diese Architektur: .safetensors oder ein .pth-State-Dict.</translation>
    </message>
    <message>
        <source>Weights for {model}</source>
        <translation>Gewichte für {model}</translation>
    </message>
    <message>
        <source>Weights: random</source>
        <translation>Gewichte: zufällig</translation>
    </message>
    <message>
        <source>Weights: {name}</source>
        <translation>Gewichte: {name}</translation>
    </message>
</context>
<context>
    <name>ModelPopup</name>
    <message>
        <source>ImageNet</source>
        <translation>ImageNet</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>No model matches “{text}”.</source>
        <translation>Kein Modell passt zu „{text}“.</translation>
    </message>
    <message>
        <source>Search models</source>
        <translation>Modelle suchen</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>your images</source>
        <translation>Ihre Bilder</translation>
    </message>
</context>
<context>
    <name>ModelRows</name>
    <message>
        <source>ImageNet top-1 accuracy: {percent} % (published).</source>
        <translation>ImageNet-Top-1-Genauigkeit: {percent} % (veröffentlicht).</translation>
    </message>
    <message>
        <source>ImageNet {percent} %</source>
        <translation>ImageNet {percent} %</translation>
    </message>
    <message>
        <source>Small, for a quick start offline. Models with ImageNet weights are more accurate.</source>
        <translation>Klein, für einen schnellen Einstieg ohne Internet. Modelle mit ImageNet-Gewichten sind genauer.</translation>
    </message>
    <message>
        <source>included with FTStudio</source>
        <translation>in FTStudio enthalten</translation>
    </message>
    <message>
        <source>on this computer</source>
        <translation>auf diesem Computer</translation>
    </message>
    <message>
        <source>on your images {percent} % ({low} to {high} %), {milliseconds} ms per image, {size}</source>
        <translation>auf Ihren Bildern {percent} % ({low} bis {high} %), {milliseconds} ms pro Bild, {size}</translation>
    </message>
    <message>
        <source>{count} parameters</source>
        <translation>{count} Parameter</translation>
    </message>
    <message>
        <source>{count} parameters in {stages} stages; trained at {side} × {side} pixels.</source>
        <translation>{count} Parameter in {stages} Stufen; trainiert mit {side} × {side} Pixeln.</translation>
    </message>
    <message>
        <source>{low} to {high} % · {milliseconds} ms per image · {size}</source>
        <translation>{low} bis {high} % · {milliseconds} ms pro Bild · {size}</translation>
    </message>
    <message>
        <source>{size} to download</source>
        <translation>{size} herunterzuladen</translation>
    </message>
</context>
<context>
    <name>NumberBars</name>
    <message>
        <source>Distribution of {0}</source>
        <translation>Verteilung von {0}</translation>
    </message>
    <message>
        <source>lowest {0}, median {1}, highest {2}</source>
        <translation>kleinster {0}, Median {1}, größter {2}</translation>
    </message>
    <message>
        <source>median {0}</source>
        <translation>Median {0}</translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>, or nothing for {blank}</source>
        <translation>, oder nichts für {blank}</translation>
    </message>
    <message>
        <source>A number above {least}, at most {most}</source>
        <translation>Eine Zahl über {least}, höchstens {most}</translation>
    </message>
    <message>
        <source>A number from {least} to {most}</source>
        <translation>Eine Zahl von {least} bis {most}</translation>
    </message>
    <message>
        <source>A number from {least}, below {most}</source>
        <translation>Eine Zahl ab {least}, unter {most}</translation>
    </message>
    <message>
        <source>A whole number from {least} to {most}</source>
        <translation>Eine ganze Zahl von {least} bis {most}</translation>
    </message>
</context>
<context>
    <name>NumberImages</name>
    <message>
        <source>, 90% interval {0} to {1}</source>
        <translation>, 90-%-Intervall {0} bis {1}</translation>
    </message>
    <message>
        <source>{0}, predicted {1} ({2})</source>
        <translation>{0}, vorhergesagt {1} ({2})</translation>
    </message>
</context>
<context>
    <name>NumberResult</name>
    <message>
        <source>1 image chosen</source>
        <translation>1 Bild gewählt</translation>
    </message>
    <message>
        <source>Copy the numbers of all images as CSV</source>
        <translation>Die Zahlen aller Bilder als CSV kopieren</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>How many images are off by how much</source>
        <translation>Wie viele Bilder um wie viel danebenliegen</translation>
    </message>
    <message>
        <source>Largest errors</source>
        <translation>Größte Fehler</translation>
    </message>
    <message>
        <source>No images.</source>
        <translation>Keine Bilder.</translation>
    </message>
    <message>
        <source>Save the numbers of all images</source>
        <translation>Die Zahlen aller Bilder speichern</translation>
    </message>
    <message>
        <source>Scatter</source>
        <translation>Streudiagramm</translation>
    </message>
    <message>
        <source>Show the largest errors</source>
        <translation>Die größten Fehler zeigen</translation>
    </message>
    <message>
        <source>True against predicted numbers. Click a point or drag a box to show its images</source>
        <translation>Wahre gegen vorhergesagte Zahlen. Klicken Sie auf einen Punkt oder ziehen Sie einen Rahmen, um die Bilder zu sehen</translation>
    </message>
    <message>
        <source>{0} images chosen, largest errors first</source>
        <translation>{0} Bilder gewählt, größte Fehler zuerst</translation>
    </message>
</context>
<context>
    <name>NumberScale</name>
    <message>
        <source>90% interval {0}</source>
        <translation>90-%-Intervall {0}</translation>
    </message>
    <message>
        <source>Predicted number</source>
        <translation>Vorhergesagte Zahl</translation>
    </message>
    <message>
        <source>no prediction interval</source>
        <translation>kein Vorhersageintervall</translation>
    </message>
    <message>
        <source>training images {0} to {1}</source>
        <translation>Trainingsbilder {0} bis {1}</translation>
    </message>
    <message>
        <source>training images: {0} to {1}</source>
        <translation>Trainingsbilder: {0} bis {1}</translation>
    </message>
</context>
<context>
    <name>OpenRow</name>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Ordner…</translation>
    </message>
    <message>
        <source>Images ({0})</source>
        <translation>Bilder ({0})</translation>
    </message>
    <message>
        <source>Open a folder of images to try</source>
        <translation>Ordner mit Bildern zum Ausprobieren öffnen</translation>
    </message>
    <message>
        <source>Open images to try</source>
        <translation>Bilder zum Ausprobieren öffnen</translation>
    </message>
    <message>
        <source>Open one or more images</source>
        <translation>Ein oder mehrere Bilder öffnen</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Try all images in a folder and show a table</source>
        <translation>Alle Bilder eines Ordners ausprobieren und als Tabelle zeigen</translation>
    </message>
    <message>
        <source>Try the image in the clipboard (Ctrl+V)</source>
        <translation>Das Bild in der Zwischenablage ausprobieren (Strg+V)</translation>
    </message>
</context>
<context>
    <name>PairedBar</name>
    <message>
        <source>Images that the two runs classified correctly</source>
        <translation>Bilder, die beide Läufe richtig klassifiziert haben</translation>
    </message>
    <message>
        <source>both right</source>
        <translation>beide richtig</translation>
    </message>
    <message>
        <source>both wrong</source>
        <translation>beide falsch</translation>
    </message>
    <message>
        <source>only {0} right</source>
        <translation>nur {0} richtig</translation>
    </message>
</context>
<context>
    <name>PotentialView</name>
    <message>
        <source>95% interval {low} to {high}, on {count} held-out images; {model}, trained on {trained} of them</source>
        <translation>95-%-Intervall {low} bis {high}, auf {count} zurückgehaltenen Bildern; {model}, trainiert auf {trained} davon</translation>
    </message>
    <message>
        <source>Back to the runs</source>
        <translation>Zurück zu den Läufen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Five times, a linear head is fitted on four fifths of the images, with all stages of the chosen model frozen, and tested on the held-out fifth. Fine-tuning may do better.</source>
        <translation>Fünfmal wird ein linearer Kopf auf vier Fünfteln der Bilder angepasst, mit allen Stufen des gewählten Modells eingefroren, und auf dem zurückgehaltenen Fünftel getestet. Fine-Tuning kann besser sein.</translation>
    </message>
    <message>
        <source>How good can this get?</source>
        <translation>Wie gut kann das werden?</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>Progress of the cross-validation</source>
        <translation>Fortschritt der Kreuzvalidierung</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Startet…</translation>
    </message>
    <message>
        <source>Takes seconds once the features are cached.</source>
        <translation>Dauert Sekunden, sobald die Merkmale im Cache sind.</translation>
    </message>
    <message>
        <source>Trained on all of them, about {accuracy} ({low} to {high})</source>
        <translation>Auf allen trainiert etwa {accuracy} ({low} bis {high})</translation>
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
        <translation>Beste Vermutung, {0}: {1}</translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation>Modell wird geladen…</translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation>Unsicher</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Run to try</source>
        <translation>Auszuprobierender Lauf</translation>
    </message>
    <message>
        <source>This image cannot be used: {0}</source>
        <translation>Dieses Bild ist nicht verwendbar: {0}</translation>
    </message>
    <message>
        <source>This looks unlike your training images.</source>
        <translation>Dies sieht den Trainingsbildern nicht ähnlich.</translation>
    </message>
    <message>
        <source>Train a model first, then try it on this image.</source>
        <translation>Trainieren Sie zuerst ein Modell und probieren Sie es dann an diesem Bild aus.</translation>
    </message>
    <message>
        <source>Tried before</source>
        <translation>Zuvor ausprobiert</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>You can try a model here as soon as its first epoch is done.</source>
        <translation>Sobald die erste Epoche fertig ist, können Sie ein Modell hier ausprobieren.</translation>
    </message>
</context>
<context>
    <name>PredictionTable</name>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>CSV-Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>Filter by file or answer</source>
        <translation>Nach Datei oder Antwort filtern</translation>
    </message>
    <message>
        <source>Save all rows as a table for a spreadsheet</source>
        <translation>Alle Zeilen als Tabelle für eine Tabellenkalkulation speichern</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>Als CSV speichern…</translation>
    </message>
    <message>
        <source>Save the table</source>
        <translation>Tabelle speichern</translation>
    </message>
    <message>
        <source>not readable {0}</source>
        <translation>nicht lesbar {0}</translation>
    </message>
    <message>
        <source>not sure {0}</source>
        <translation>unsicher {0}</translation>
    </message>
    <message>
        <source>unlike your images {0}</source>
        <translation>Ihren Bildern unähnlich {0}</translation>
    </message>
    <message>
        <source>{0} could not be saved: {1}</source>
        <translation>{0} konnte nicht gespeichert werden: {1}</translation>
    </message>
    <message>
        <source>{0} to {1}, mean {2}</source>
        <translation>{0} bis {1}, Mittel {2}</translation>
    </message>
</context>
<context>
    <name>PredictionView</name>
    <message>
        <source>Probability of each class or label</source>
        <translation>Wahrscheinlichkeit jeder Klasse oder jedes Labels</translation>
    </message>
    <message>
        <source>not present</source>
        <translation>nicht vorhanden</translation>
    </message>
    <message>
        <source>present</source>
        <translation>vorhanden</translation>
    </message>
    <message>
        <source>present from {0}</source>
        <translation>vorhanden ab {0}</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>&amp;Device</source>
        <translation>&amp;Gerät</translation>
    </message>
    <message>
        <source>&amp;Looks</source>
        <translation>&amp;Aussehen</translation>
    </message>
    <message>
        <source>&amp;Runs folder</source>
        <translation>&amp;Läufe-Ordner</translation>
    </message>
    <message>
        <source>Apple GPU (MPS)</source>
        <translation>Apple-GPU (MPS)</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Automatic: uses a supported GPU if there is one.</source>
        <translation>Automatisch: nimmt eine unterstützte GPU, wenn es eine gibt.</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>Choose the runs folder</source>
        <translation>Ordner für Läufe wählen</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Drafts are machine translations that no native speaker has reviewed yet.</source>
        <translation>Entwürfe sind maschinelle Übersetzungen, die noch niemand mit dieser Muttersprache geprüft hat.</translation>
    </message>
    <message>
        <source>La&amp;nguage</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>NVIDIA or AMD GPU (CUDA, ROCm)</source>
        <translation>NVIDIA- oder AMD-GPU (CUDA, ROCm)</translation>
    </message>
    <message>
        <source>New runs are saved here, and the Runs tab lists the runs in this folder.</source>
        <translation>Neue Läufe werden hier gespeichert, und der Tab „Läufe“ zeigt die Läufe in diesem Ordner.</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Restart FTStudio to change the language.</source>
        <translation>Starten Sie FTStudio neu, um die Sprache zu wechseln.</translation>
    </message>
    <message>
        <source>Runs folder</source>
        <translation>Ordner für Läufe</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>System language</source>
        <translation>Sprache des Systems</translation>
    </message>
    <message>
        <source>{language} (draft)</source>
        <translation>{language} (Entwurf)</translation>
    </message>
</context>
<context>
    <name>ReadingRow</name>
    <message>
        <source>Also train on these files, as images of the class they are in.</source>
        <translation>Auch mit diesen Dateien trainieren, als Bilder der Klasse, in der sie liegen.</translation>
    </message>
    <message>
        <source>Leave out masks and thumbnails again</source>
        <translation>Masken und Vorschaubilder wieder weglassen</translation>
    </message>
    <message>
        <source>Read the folders differently…</source>
        <translation>Ordner anders lesen…</translation>
    </message>
    <message>
        <source>Use 1 mask or thumbnail as an image</source>
        <translation>1 Maske oder Vorschaubild als Bild benutzen</translation>
    </message>
    <message>
        <source>Use {n} masks or thumbnails as images</source>
        <translation>{n} Masken oder Vorschaubilder als Bilder benutzen</translation>
    </message>
</context>
<context>
    <name>ReadingsDialog</name>
    <message>
        <source>1 class: {classes}</source>
        <translation>1 Klasse: {classes}</translation>
    </message>
    <message>
        <source>Example of {name}</source>
        <translation>Beispiel für {name}</translation>
    </message>
    <message>
        <source>The folders in {name} can be interpreted in several ways.</source>
        <translation>Die Ordner in {name} lassen sich auf mehrere Arten lesen.</translation>
    </message>
    <message>
        <source>Use this layout</source>
        <translation>Diese Anordnung benutzen</translation>
    </message>
    <message>
        <source>Which folders are the classes?</source>
        <translation>Welche Ordner sind die Klassen?</translation>
    </message>
    <message>
        <source>{count} classes: {classes}</source>
        <translation>{count} Klassen: {classes}</translation>
    </message>
    <message>
        <source>{count} classes: {classes} …</source>
        <translation>{count} Klassen: {classes} …</translation>
    </message>
</context>
<context>
    <name>RecentStrip</name>
    <message>
        <source>Tried before</source>
        <translation>Zuvor ausprobiert</translation>
    </message>
</context>
<context>
    <name>ReliabilityPlot</name>
    <message>
        <source>Confidence against accuracy</source>
        <translation>Konfidenz gegen Genauigkeit</translation>
    </message>
    <message>
        <source>Confidence {0} to {1}: {2} images, {3} on average, accuracy {4} (95% interval {5} to {6})</source>
        <translation>Konfidenz {0} bis {1}: {2} Bilder, im Mittel {3}, Genauigkeit {4} (95-%-Intervall {5} bis {6})</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>after</source>
        <translation>nachher</translation>
    </message>
    <message>
        <source>before</source>
        <translation>vorher</translation>
    </message>
    <message>
        <source>confidence</source>
        <translation>Konfidenz</translation>
    </message>
    <message>
        <source>perfect calibration</source>
        <translation>perfekte Kalibrierung</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Choose the file</source>
        <translation>Datei wählen</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Clear this for a report that you share with others</source>
        <translation>Abwählen für einen Bericht, den Sie mit anderen teilen</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>HTML page (*.html)</source>
        <translation>HTML-Seite (*.html)</translation>
    </message>
    <message>
        <source>Include pictures and names of images</source>
        <translation>Bilder und ihre Namen aufnehmen</translation>
    </message>
    <message>
        <source>One HTML file to print or attach, side by side with the run {other}.</source>
        <translation>Eine HTML-Datei zum Drucken oder Anhängen, neben dem Lauf {other}.</translation>
    </message>
    <message>
        <source>One HTML file to print or attach: results, curves, classes, mistakes, images, settings. Select two runs to compare them side by side.</source>
        <translation>Eine HTML-Datei zum Drucken oder Anhängen: Ergebnisse, Kurven, Klassen, Fehler, Bilder, Einstellungen. Wählen Sie zwei Läufe, um sie nebeneinander zu vergleichen.</translation>
    </message>
    <message>
        <source>One HTML file to print or attach: the run of {this} side by side with the run of {other} of the same name.</source>
        <translation>Eine HTML-Datei zum Drucken oder Anhängen: der Lauf von {this} neben dem gleichnamigen Lauf von {other}.</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Bericht speichern</translation>
    </message>
</context>
<context>
    <name>ReportIntents</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>The report has been saved.</source>
        <translation>Der Bericht wurde gespeichert.</translation>
    </message>
    <message>
        <source>Writing the report…</source>
        <translation>Bericht wird geschrieben…</translation>
    </message>
    <message>
        <source>Writing the report… {what}, {share} %</source>
        <translation>Bericht wird geschrieben… {what}, {share} %</translation>
    </message>
</context>
<context>
    <name>ResidualPlot</name>
    <message>
        <source>1 image</source>
        <translation>1 Bild</translation>
    </message>
    <message>
        <source>Error {0} to {1}: {2}</source>
        <translation>Fehler {0} bis {1}: {2}</translation>
    </message>
    <message>
        <source>Images by error (predicted less true)</source>
        <translation>Bilder nach Fehler (vorhergesagt minus wahr)</translation>
    </message>
    <message>
        <source>Use the left and right arrow keys to select a bar and show its images.</source>
        <translation>Wählen Sie mit den Pfeiltasten links und rechts einen Balken, um seine Bilder zu sehen.</translation>
    </message>
    <message>
        <source>error (predicted less true)</source>
        <translation>Fehler (vorhergesagt minus wahr)</translation>
    </message>
    <message>
        <source>images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>{0} images</source>
        <translation>{0} Bilder</translation>
    </message>
</context>
<context>
    <name>ResultView</name>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>CSV-Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>Save table</source>
        <translation>Tabelle speichern</translation>
    </message>
    <message>
        <source>Unlike the training images, most unlike first</source>
        <translation>Den Trainingsbildern unähnlich, unähnlichste zuerst</translation>
    </message>
    <message>
        <source>{0} could not be saved: {1}</source>
        <translation>{0} konnte nicht gespeichert werden: {1}</translation>
    </message>
</context>
<context>
    <name>RunChooser</name>
    <message>
        <source>Newest: {0}</source>
        <translation>Neuester: {0}</translation>
    </message>
    <message>
        <source>No run has weights yet</source>
        <translation>Noch kein Lauf hat Gewichte</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>unnamed run</source>
        <translation>unbenannter Lauf</translation>
    </message>
    <message>
        <source>{0} (training now)</source>
        <translation>{0} (trainiert gerade)</translation>
    </message>
</context>
<context>
    <name>RunComparison</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Comparing on the same images…</source>
        <translation>Vergleich auf denselben Bildern…</translation>
    </message>
    <message>
        <source>Evaluate both runs on the same images and test which is better</source>
        <translation>Beide Läufe auf denselben Bildern auswerten und testen, welcher besser ist</translation>
    </message>
    <message>
        <source>Not compared yet: neither run has been evaluated on its {0}.</source>
        <translation>Noch nicht verglichen: Keiner der Läufe wurde auf seinen Bildern ausgewertet ({0}).</translation>
    </message>
    <message>
        <source>Not compared yet: {0} has not been evaluated on its {1}.</source>
        <translation>Noch nicht verglichen: {0} wurde nicht auf seinen Bildern ausgewertet ({1}).</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Run missing evaluations</source>
        <translation>Fehlende Auswertungen nachholen</translation>
    </message>
    <message>
        <source>Show the images</source>
        <translation>Bilder zeigen</translation>
    </message>
    <message>
        <source>Show the images on which the two runs differ</source>
        <translation>Die Bilder zeigen, bei denen sich die zwei Läufe unterscheiden</translation>
    </message>
    <message>
        <source>These runs cannot be compared: a run folder cannot be read.</source>
        <translation>Diese Läufe lassen sich nicht vergleichen: Ein Lauf-Ordner ist nicht lesbar.</translation>
    </message>
    <message>
        <source>test images</source>
        <translation>Testbilder</translation>
    </message>
    <message>
        <source>validation images</source>
        <translation>Validierungsbilder</translation>
    </message>
    <message>
        <source>{0} against {1} on {2} common images</source>
        <translation>{0} gegen {1} auf {2} gemeinsamen Bildern</translation>
    </message>
    <message>
        <source>{0} against {1} on {2} common test images</source>
        <translation>{0} gegen {1} auf {2} gemeinsamen Testbildern</translation>
    </message>
    <message>
        <source>{0} points difference (95% interval {1} to {2})</source>
        <translation>{0} Punkte Unterschied (95-%-Intervall {1} bis {2})</translation>
    </message>
    <message>
        <source>{0}: {1} against {2} on {3} common images</source>
        <translation>{0}: {1} gegen {2} auf {3} gemeinsamen Bildern</translation>
    </message>
</context>
<context>
    <name>RunDetails</name>
    <message>
        <source>A note about this run. Enter saves it, Escape discards it.</source>
        <translation>Eine Notiz zu diesem Lauf. Enter speichert, Escape verwirft.</translation>
    </message>
    <message>
        <source>Comparing the settings…</source>
        <translation>Einstellungen werden verglichen…</translation>
    </message>
    <message>
        <source>Different settings</source>
        <translation>Unterschiedliche Einstellungen</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Note about this run</source>
        <translation>Notiz zu diesem Lauf</translation>
    </message>
    <message>
        <source>Settings that differ</source>
        <translation>Einstellungen, die sich unterscheiden</translation>
    </message>
    <message>
        <source>The settings of these runs cannot be read.</source>
        <translation>Die Einstellungen dieser Läufe sind nicht lesbar.</translation>
    </message>
    <message>
        <source>These runs have the same settings.</source>
        <translation>Diese Läufe haben dieselben Einstellungen.</translation>
    </message>
    <message>
        <source>from the run {name}</source>
        <translation>vom Lauf {name}</translation>
    </message>
    <message>
        <source>frozen: {what}</source>
        <translation>eingefroren: {what}</translation>
    </message>
    <message>
        <source>on test images {share}</source>
        <translation>auf Testbildern {share}</translation>
    </message>
    <message>
        <source>{count} classes</source>
        <translation>{count} Klassen</translation>
    </message>
    <message>
        <source>{count} labels</source>
        <translation>{count} Labels</translation>
    </message>
</context>
<context>
    <name>RunIntents</name>
    <message>
        <source>A training run is in progress.</source>
        <translation>Ein Training läuft.</translation>
    </message>
    <message>
        <source>Drop an image on “Try it” to test the model.</source>
        <translation>Legen Sie ein Bild auf „Ausprobieren“ ab, um das Modell zu testen.</translation>
    </message>
    <message>
        <source>End it</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>Auswerten</translation>
    </message>
    <message>
        <source>Freeze more…</source>
        <translation>Mehr einfrieren…</translation>
    </message>
    <message>
        <source>It is saved and can be resumed.</source>
        <translation>Er ist gespeichert und kann fortgesetzt werden.</translation>
    </message>
    <message>
        <source>It may be busy. Wait, or end it and resume from the last checkpoint.</source>
        <translation>Er ist vielleicht beschäftigt. Warten Sie, oder beenden Sie ihn und setzen Sie beim letzten Checkpoint fort.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Show these images</source>
        <translation>Diese Bilder zeigen</translation>
    </message>
    <message>
        <source>Stop it or wait until it has finished, then continue from the other one.</source>
        <translation>Halten Sie ihn an oder warten Sie auf sein Ende, und machen Sie dann mit dem anderen weiter.</translation>
    </message>
    <message>
        <source>Stop it or wait until it has finished, then resume the other one.</source>
        <translation>Halten Sie ihn an oder warten Sie auf sein Ende, und setzen Sie dann den anderen fort.</translation>
    </message>
    <message>
        <source>The run of {time} was interrupted.</source>
        <translation>Der Lauf von {time} wurde unterbrochen.</translation>
    </message>
    <message>
        <source>The training failed.</source>
        <translation>Das Training ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>The training has finished.</source>
        <translation>Das Training ist beendet.</translation>
    </message>
    <message>
        <source>The training process is not responding.</source>
        <translation>Der Trainingsprozess antwortet nicht.</translation>
    </message>
    <message>
        <source>The training was stopped.</source>
        <translation>Das Training wurde angehalten.</translation>
    </message>
    <message>
        <source>Train on</source>
        <translation>Weitertrainieren</translation>
    </message>
    <message>
        <source>Unfreeze more…</source>
        <translation>Mehr auftauen…</translation>
    </message>
    <message>
        <source>Validation {metric}: {value}.</source>
        <translation>Validierung {metric}: {value}.</translation>
    </message>
    <message>
        <source>{dataset}, {model}: {done} of {planned} epochs completed.</source>
        <translation>{dataset}, {model}: {done} von {planned} Epochen fertig.</translation>
    </message>
</context>
<context>
    <name>RunTable</name>
    <message>
        <source>Augmentation</source>
        <translation>Augmentierung</translation>
    </message>
    <message>
        <source>Augmented views</source>
        <translation>Augmentierte Ansichten</translation>
    </message>
    <message>
        <source>Backbone learning rate ratio</source>
        <translation>Lernratenverhältnis des Backbones</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Batchgröße</translation>
    </message>
    <message>
        <source>Checkpoint interval (s)</source>
        <translation>Checkpoint-Abstand (s)</translation>
    </message>
    <message>
        <source>Class weights</source>
        <translation>Klassengewichte</translation>
    </message>
    <message>
        <source>Classes from</source>
        <translation>Klassen aus</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Early stopping (patience)</source>
        <translation>Early Stopping (Geduld)</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Excluded images</source>
        <translation>Ausgeschlossene Bilder</translation>
    </message>
    <message>
        <source>Feature cache</source>
        <translation>Merkmals-Cache</translation>
    </message>
    <message>
        <source>Feature cache precision</source>
        <translation>Genauigkeit des Merkmals-Caches</translation>
    </message>
    <message>
        <source>File names in the archive</source>
        <translation>Dateinamen im Archiv</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>Eingefroren</translation>
    </message>
    <message>
        <source>Frozen stages</source>
        <translation>Eingefrorene Stufen</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Kopf</translation>
    </message>
    <message>
        <source>Head warm-up</source>
        <translation>Aufwärmen des Kopfs</translation>
    </message>
    <message>
        <source>Image size</source>
        <translation>Bildgröße</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Images without annotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>Label-Smoothing</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Linear probe solver</source>
        <translation>Löser der Linear Probe</translation>
    </message>
    <message>
        <source>Masks and thumbnails</source>
        <translation>Masken und Vorschaubilder</translation>
    </message>
    <message>
        <source>Micro-batch size</source>
        <translation>Mikro-Batchgröße</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Multi-page TIFFs</source>
        <translation>Mehrseitige TIFFs</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>Optimierer</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Random seed</source>
        <translation>Zufalls-Seed</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Rezept</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Target in the list</source>
        <translation>Ziel in der Liste</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Time limit (s)</source>
        <translation>Zeitlimit (s)</translation>
    </message>
    <message>
        <source>Update BatchNorm statistics</source>
        <translation>BatchNorm-Statistik aktualisieren</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Validation split</source>
        <translation>Validierungsanteil</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>Warm-up</translation>
    </message>
    <message>
        <source>Weight averaging (EMA decay)</source>
        <translation>Gewichtsmittelung (EMA-Abklingfaktor)</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Weight Decay</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>auto</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>head only</source>
        <translation>nur Kopf</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <source>k nearest neighbours</source>
        <translation>k nächste Nachbarn</translation>
    </message>
    <message>
        <source>linear head</source>
        <translation>linearer Kopf</translation>
    </message>
    <message>
        <source>logistic regression</source>
        <translation>logistische Regression</translation>
    </message>
    <message>
        <source>nearest class mean</source>
        <translation>nächster Klassenmittelwert</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>{depth} of {stages}</source>
        <translation>{depth} von {stages}</translation>
    </message>
    <message>
        <source>{done} of {planned}</source>
        <translation>{done} von {planned}</translation>
    </message>
</context>
<context>
    <name>ScatterPlot</name>
    <message>
        <source>True against predicted numbers</source>
        <translation>Wahre gegen vorhergesagte Zahlen</translation>
    </message>
    <message>
        <source>Use the left and right arrow keys to go through the images by their true number.</source>
        <translation>Gehen Sie mit den Pfeiltasten links und rechts die Bilder nach ihrer wahren Zahl durch.</translation>
    </message>
    <message>
        <source>inside the 90% interval</source>
        <translation>im 90-%-Intervall</translation>
    </message>
    <message>
        <source>outside</source>
        <translation>außerhalb</translation>
    </message>
    <message>
        <source>perfect</source>
        <translation>perfekt</translation>
    </message>
    <message>
        <source>predicted {0}</source>
        <translation>vorhergesagt {0}</translation>
    </message>
    <message>
        <source>true {0}</source>
        <translation>wahr {0}</translation>
    </message>
</context>
<context>
    <name>ScoresModel</name>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Class name</source>
        <translation>Name der Klasse</translation>
    </message>
    <message>
        <source>Harmonic mean of precision and recall</source>
        <translation>Harmonisches Mittel aus Precision und Recall</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>No image was predicted as this class</source>
        <translation>Kein Bild wurde als diese Klasse vorhergesagt</translation>
    </message>
    <message>
        <source>Number of evaluated images of this class</source>
        <translation>Zahl der ausgewerteten Bilder dieser Klasse</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Precision</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Recall</translation>
    </message>
    <message>
        <source>Share of the images of this class that were predicted correctly, with its 95% interval</source>
        <translation>Anteil der Bilder dieser Klasse, die richtig vorhergesagt wurden, mit 95-%-Intervall</translation>
    </message>
    <message>
        <source>Share of the images predicted as this class that belong to it, with its 95% interval</source>
        <translation>Anteil der als diese Klasse vorhergesagten Bilder, die zu ihr gehören, mit 95-%-Intervall</translation>
    </message>
    <message>
        <source>{0} of {1}: {2}, 95% interval {3} to {4}</source>
        <translation>{0} von {1}: {2}, 95-%-Intervall {3} bis {4}</translation>
    </message>
</context>
<context>
    <name>SetUpColumn</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
</context>
<context>
    <name>SideRail</name>
    <message>
        <source>Fold the column {title}</source>
        <translation>Spalte „{title}“ einklappen</translation>
    </message>
    <message>
        <source>Fold this column</source>
        <translation>Diese Spalte einklappen</translation>
    </message>
    <message>
        <source>Show this column</source>
        <translation>Diese Spalte zeigen</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Training progress</source>
        <translation>Trainingsfortschritt</translation>
    </message>
</context>
<context>
    <name>TargetChoice</name>
    <message>
        <source>Kind of target</source>
        <translation>Art des Ziels</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>The number in “{column}”</source>
        <translation>Die Zahl in „{column}“</translation>
    </message>
    <message>
        <source>What the model learns of each image. Several labels: an image can show more than one. A number: from a column of the list.</source>
        <translation>Was das Modell über jedes Bild lernt. Mehrere Labels: Ein Bild kann mehr als eins zeigen. Eine Zahl: aus einer Spalte der Liste.</translation>
    </message>
</context>
<context>
    <name>TargetWords</name>
    <message>
        <source>no label</source>
        <translation>kein Label</translation>
    </message>
</context>
<context>
    <name>TextDialog</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>ThresholdView</name>
    <message>
        <source>Abstain threshold</source>
        <translation>Schwelle für „unsicher“</translation>
    </message>
    <message>
        <source>At {0}: answers every image and {1}.</source>
        <translation>Bei {0}: beantwortet jedes Bild und {1}.</translation>
    </message>
    <message>
        <source>At {0}: answers no image and says “not sure” for all {1}.</source>
        <translation>Bei {0}: beantwortet kein Bild und sagt bei allen {1} „unsicher“.</translation>
    </message>
    <message>
        <source>At {0}: answers {1} of the images and {2}; says “not sure” for {3}.</source>
        <translation>Bei {0}: beantwortet {1} der Bilder und {2}; sagt „unsicher“ bei {3}.</translation>
    </message>
    <message>
        <source>Below this confidence the model says “not sure” instead of a class</source>
        <translation>Unter dieser Konfidenz sagt das Modell „unsicher“ statt einer Klasse</translation>
    </message>
    <message>
        <source>Remove the threshold: this run answers every image</source>
        <translation>Die Schwelle entfernen: Dieser Lauf beantwortet jedes Bild</translation>
    </message>
    <message>
        <source>Reset to 0</source>
        <translation>Auf 0 zurücksetzen</translation>
    </message>
    <message>
        <source>Show the “not sure” ones</source>
        <translation>Die „unsicheren“ zeigen</translation>
    </message>
    <message>
        <source>Store this abstain threshold with the run; Try it uses it too</source>
        <translation>Diese Schwelle mit dem Lauf speichern; auch „Ausprobieren“ benutzt sie</translation>
    </message>
    <message>
        <source>This run now always answers.</source>
        <translation>Dieser Lauf antwortet jetzt immer.</translation>
    </message>
    <message>
        <source>Use this</source>
        <translation>Diese nehmen</translation>
    </message>
    <message>
        <source>is right for {0} ({1} to {2})</source>
        <translation>liegt bei {0} richtig ({1} bis {2})</translation>
    </message>
    <message>
        <source>◇ This run now says “not sure” below {0}.</source>
        <translation>◇ Dieser Lauf sagt jetzt unter {0} „unsicher“.</translation>
    </message>
</context>
<context>
    <name>TimeRow</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Time for the training</source>
        <translation>Zeit für das Training</translation>
    </message>
    <message>
        <source>With a time, the freeze position, the number of epochs and, if necessary, the image size are chosen so that the training ends in time. You can change them afterwards; the number of epochs follows.</source>
        <translation>Mit einer Zeit werden Freeze-Position, Epochenzahl und, wenn nötig, Bildgröße so gewählt, dass das Training rechtzeitig endet. Sie können sie danach ändern; die Epochenzahl passt sich an.</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>unbegrenzt</translation>
    </message>
</context>
<context>
    <name>TrainOptions</name>
    <message>
        <source>16 bits</source>
        <translation>16 Bit</translation>
    </message>
    <message>
        <source>16 bits (bfloat16)</source>
        <translation>16 Bit (bfloat16)</translation>
    </message>
    <message>
        <source>16 bits (float16)</source>
        <translation>16 Bit (float16)</translation>
    </message>
    <message>
        <source>32 bits</source>
        <translation>32 Bit</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>Augmentierung</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>Auto</translation>
    </message>
    <message>
        <source>Back to {value}</source>
        <translation>Zurück zu {value}</translation>
    </message>
    <message>
        <source>Backbone learning rate as a multiple of the head's. Auto: 5 after a head warm-up.</source>
        <translation>Lernrate des Backbones als Vielfaches der des Kopfs. Auto: 5 nach dem Aufwärmen des Kopfs.</translation>
    </message>
    <message>
        <source>Backbone ratio</source>
        <translation>Backbone-Verhältnis</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Batchgröße</translation>
    </message>
    <message>
        <source>BatchNorm</source>
        <translation>BatchNorm</translation>
    </message>
    <message>
        <source>Cache the features of the frozen stages, or recompute them in every epoch.</source>
        <translation>Die Merkmale der eingefrorenen Stufen zwischenspeichern oder in jeder Epoche neu berechnen.</translation>
    </message>
    <message>
        <source>Cached augmented views per image, used in turn. More views vary more and take longer.</source>
        <translation>Zwischengespeicherte augmentierte Ansichten pro Bild, abwechselnd benutzt. Mehr Ansichten variieren mehr und dauern länger.</translation>
    </message>
    <message>
        <source>Cached views</source>
        <translation>Ansichten im Cache</translation>
    </message>
    <message>
        <source>Class weights</source>
        <translation>Klassengewichte</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Computer</translation>
    </message>
    <message>
        <source>Decay of the exponential moving average (EMA) of the weights, which is validated and saved. 0: off.</source>
        <translation>Abklingfaktor des exponentiellen gleitenden Mittels (EMA) der Gewichte, das validiert und gespeichert wird. 0: aus.</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Device to train on: a GPU (cuda, mps) or the CPU. Auto: the fastest available.</source>
        <translation>Gerät für das Training: eine GPU (cuda, mps) oder die CPU. Auto: das schnellste vorhandene.</translation>
    </message>
    <message>
        <source>Early stopping</source>
        <translation>Early Stopping</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Feature cache</source>
        <translation>Merkmals-Cache</translation>
    </message>
    <message>
        <source>Fit directly</source>
        <translation>Direkt anpassen</translation>
    </message>
    <message>
        <source>Fit the new head on frozen features first, so that a random head does not damage the backbone.</source>
        <translation>Den neuen Kopf zuerst auf eingefrorenen Merkmalen anpassen, damit ein zufälliger Kopf das Backbone nicht beschädigt.</translation>
    </message>
    <message>
        <source>Freeze all stages to choose another head: the other heads need fixed features.</source>
        <translation>Frieren Sie alle Stufen ein, um einen anderen Kopf zu wählen: Die anderen brauchen feste Merkmale.</translation>
    </message>
    <message>
        <source>Give rare classes more weight in the loss. Auto: if the largest class is over five times the smallest.</source>
        <translation>Seltenen Klassen im Loss mehr Gewicht geben. Auto: wenn die größte Klasse über fünfmal so groß wie die kleinste ist.</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Kopf</translation>
    </message>
    <message>
        <source>Head warm-up</source>
        <translation>Aufwärmen des Kopfs</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>Wie lange</translation>
    </message>
    <message>
        <source>How the weights are updated. AdamW nearly always works; SGD is the classic.</source>
        <translation>Wie die Gewichte aktualisiert werden. AdamW funktioniert fast immer; SGD ist der Klassiker.</translation>
    </message>
    <message>
        <source>Image size</source>
        <translation>Bildgröße</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Images per forward pass (gradient accumulation). Fewer need less memory; same result.</source>
        <translation>Bilder pro Vorwärtsdurchlauf (Gradientenakkumulation). Weniger brauchen weniger Speicher; gleiches Ergebnis.</translation>
    </message>
    <message>
        <source>Images per optimiser step. Auto: a size that trains well and fits in memory.</source>
        <translation>Bilder pro Optimierungsschritt. Auto: eine Größe, die gut trainiert und in den Speicher passt.</translation>
    </message>
    <message>
        <source>Kept as</source>
        <translation>Gespeichert als</translation>
    </message>
    <message>
        <source>Label smoothing: softens the targets. A little improves calibration.</source>
        <translation>Label-Smoothing: macht die Ziele weicher. Ein wenig verbessert die Kalibrierung.</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>Lernen</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Learning rate of the head, for example 0.001. Too high and training diverges.</source>
        <translation>Lernrate des Kopfs, zum Beispiel 0.001. Zu hoch, und das Training divergiert.</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Leicht</translation>
    </message>
    <message>
        <source>Linear (trained)</source>
        <translation>Linear (trainiert)</translation>
    </message>
    <message>
        <source>Linear probe</source>
        <translation>Linear Probe</translation>
    </message>
    <message>
        <source>Linear: a trained linear layer. The usual choice.</source>
        <translation>Linear: eine trainierte lineare Schicht. Die übliche Wahl.</translation>
    </message>
    <message>
        <source>Logistic regression</source>
        <translation>Logistische Regression</translation>
    </message>
    <message>
        <source>Logistic regression: the same layer, always fitted to its optimum.</source>
        <translation>Logistische Regression: dieselbe Schicht, immer bis zum Optimum angepasst.</translation>
    </message>
    <message>
        <source>Maximum number of passes over the training images. More takes longer and helps up to a point.</source>
        <translation>Höchstzahl der Durchgänge durch die Trainingsbilder. Mehr dauert länger und hilft bis zu einem Punkt.</translation>
    </message>
    <message>
        <source>Micro-batch</source>
        <translation>Mikro-Batch</translation>
    </message>
    <message>
        <source>Mini-batches</source>
        <translation>Mini-Batches</translation>
    </message>
    <message>
        <source>Nearest class mean</source>
        <translation>Nächster Klassenmittelwert</translation>
    </message>
    <message>
        <source>Nearest class mean: the class whose mean features are closest. For very few images per class.</source>
        <translation>Nächster Klassenmittelwert: die Klasse, deren mittlere Merkmale am nächsten liegen. Für sehr wenige Bilder pro Klasse.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Numeric precision. 16 bits are faster on most GPUs. Auto uses them where they are faster.</source>
        <translation>Rechengenauigkeit. 16 Bit sind auf den meisten GPUs schneller. Auto nimmt sie, wo sie schneller sind.</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>Optimierer</translation>
    </message>
    <message>
        <source>Output layer</source>
        <translation>Ausgabeschicht</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Precision of the feature cache: 16 bits need half the space, 32 bits are exact.</source>
        <translation>Genauigkeit des Merkmals-Caches: 16 Bit brauchen halb so viel Platz, 32 Bit sind exakt.</translation>
    </message>
    <message>
        <source>Processor (cpu)</source>
        <translation>Prozessor (cpu)</translation>
    </message>
    <message>
        <source>Random augmentation (flip, crop, colour jitter). Reduces overfitting.</source>
        <translation>Zufällige Augmentierung (Spiegeln, Zuschneiden, Farbvariation). Vermindert Überanpassung.</translation>
    </message>
    <message>
        <source>Random seed: the same seed on the same computer gives the same run.</source>
        <translation>Zufalls-Seed: Derselbe Seed auf demselben Computer ergibt denselben Lauf.</translation>
    </message>
    <message>
        <source>Reset {setting}</source>
        <translation>{setting} zurücksetzen</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Side in pixels to which images are resized. Auto: the model's native size.</source>
        <translation>Kantenlänge in Pixeln, auf die Bilder skaliert werden. Auto: die Größe, mit der das Modell trainiert wurde.</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Glättung</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>Stop after this many epochs without improvement (patience). The best epoch is saved.</source>
        <translation>Nach so vielen Epochen ohne Verbesserung anhalten (Geduld). Die beste Epoche wird gespeichert.</translation>
    </message>
    <message>
        <source>Strong</source>
        <translation>Stark</translation>
    </message>
    <message>
        <source>The classifier on top of the frozen features.</source>
        <translation>Der Klassifikator auf den eingefrorenen Merkmalen.</translation>
    </message>
    <message>
        <source>Update the BatchNorm statistics. For thousands of images of a very different kind, such as X-rays.</source>
        <translation>Die BatchNorm-Statistik aktualisieren. Für Tausende Bilder ganz anderer Art, etwa Röntgenbilder.</translation>
    </message>
    <message>
        <source>Validation %</source>
        <translation>Validierung %</translation>
    </message>
    <message>
        <source>Validation split: the percentage of images held out to check the training.</source>
        <translation>Validierungsanteil: Prozentsatz der Bilder, die zur Prüfung des Trainings zurückgehalten werden.</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>Warm-up</translation>
    </message>
    <message>
        <source>Warm-up: fraction of steps with a linearly increasing learning rate. 0.2 is the first 20 %.</source>
        <translation>Warm-up: Anteil der Schritte mit linear steigender Lernrate. 0.2 sind die ersten 20 %.</translation>
    </message>
    <message>
        <source>Weight averaging</source>
        <translation>Gewichtsmittelung</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Weight Decay</translation>
    </message>
    <message>
        <source>Weight decay, for example 0.01. Reduces overfitting.</source>
        <translation>Weight Decay, zum Beispiel 0.01. Vermindert Überanpassung.</translation>
    </message>
    <message>
        <source>When all stages are frozen: fit the head directly to its optimum, or train it in mini-batches.</source>
        <translation>Wenn alle Stufen eingefroren sind: den Kopf direkt bis zum Optimum anpassen oder in Mini-Batches trainieren.</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>auto</translation>
    </message>
    <message>
        <source>k nearest neighbours</source>
        <translation>k nächste Nachbarn</translation>
    </message>
    <message>
        <source>k nearest neighbours: a vote of the most similar training images. For classes with varied looks.</source>
        <translation>k nächste Nachbarn: eine Abstimmung der ähnlichsten Trainingsbilder. Für Klassen mit vielfältigem Aussehen.</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>on</source>
        <translation>an</translation>
    </message>
    <message>
        <source>{setting} needs a number that fits.</source>
        <translation>{setting} braucht eine passende Zahl.</translation>
    </message>
</context>
<context>
    <name>TrainPanel</name>
    <message>
        <source>1 epoch</source>
        <translation>1 Epoche</translation>
    </message>
    <message>
        <source>3  Train</source>
        <translation>3  Training</translation>
    </message>
    <message>
        <source>A first result as fast as possible: few epochs, light augmentation.</source>
        <translation>Ein erstes Ergebnis so schnell wie möglich: wenige Epochen, leichte Augmentierung.</translation>
    </message>
    <message>
        <source>A good result in reasonable time. The usual choice.</source>
        <translation>Ein gutes Ergebnis in angemessener Zeit. Die übliche Wahl.</translation>
    </message>
    <message>
        <source>All other settings, filled in with the preset's values.</source>
        <translation>Alle weiteren Einstellungen, mit den Werten der Voreinstellung.</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Ausgewogen</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>Beste</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Continue training (Space).</source>
        <translation>Training fortsetzen (Leertaste).</translation>
    </message>
    <message>
        <source>Custom, from {preset}: {settings}</source>
        <translation>Angepasst, aus {preset}: {settings}</translation>
    </message>
    <message>
        <source>Fewer options</source>
        <translation>Weniger Optionen</translation>
    </message>
    <message>
        <source>More options</source>
        <translation>Mehr Optionen</translation>
    </message>
    <message>
        <source>Open images to preview the augmentation.</source>
        <translation>Öffnen Sie Bilder, um die Augmentierung zu sehen.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Pause the training; it stays in memory (Space).</source>
        <translation>Das Training anhalten; es bleibt im Speicher (Leertaste).</translation>
    </message>
    <message>
        <source>Pausing…</source>
        <translation>Hält an…</translation>
    </message>
    <message>
        <source>Preset {name}</source>
        <translation>Voreinstellung {name}</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>Schnell</translation>
    </message>
    <message>
        <source>Start training (Ctrl+T).</source>
        <translation>Training starten (Strg+T).</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop after the current step. The run is saved and can be resumed.</source>
        <translation>Nach dem laufenden Schritt anhalten. Der Lauf wird gespeichert und kann fortgesetzt werden.</translation>
    </message>
    <message>
        <source>Stopping and saving…</source>
        <translation>Hält an und speichert…</translation>
    </message>
    <message>
        <source>The best result: many epochs, strong augmentation. Takes longest.</source>
        <translation>Das beste Ergebnis: viele Epochen, starke Augmentierung. Dauert am längsten.</translation>
    </message>
    <message>
        <source>The preview could not be made.</source>
        <translation>Die Vorschau konnte nicht erstellt werden.</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>about {epochs}</source>
        <translation>etwa {epochs}</translation>
    </message>
    <message>
        <source>light augmentation</source>
        <translation>leichte Augmentierung</translation>
    </message>
    <message>
        <source>no augmentation</source>
        <translation>keine Augmentierung</translation>
    </message>
    <message>
        <source>standard augmentation</source>
        <translation>normale Augmentierung</translation>
    </message>
    <message>
        <source>strong augmentation</source>
        <translation>starke Augmentierung</translation>
    </message>
    <message>
        <source>{n} epochs</source>
        <translation>{n} Epochen</translation>
    </message>
    <message>
        <source>{n} px</source>
        <translation>{n} px</translation>
    </message>
</context>
<context>
    <name>TrainingStatus</name>
    <message>
        <source>Epoch {epoch} of {epochs}</source>
        <translation>Epoche {epoch} von {epochs}</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Failed: {message}</source>
        <translation>Fehlgeschlagen: {message}</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Interrupted in {place}</source>
        <translation>Unterbrochen in {place}</translation>
    </message>
    <message>
        <source>Measured on {count} validation images: the {metric} on images like these is {interval} (95% interval).</source>
        <translation>Auf {count} Validierungsbildern gemessen: {metric} auf Bildern wie diesen beträgt {interval} (95-%-Intervall).</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Bereitet vor</translation>
    </message>
    <message>
        <source>Preparing the frozen stages</source>
        <translation>Bereitet die eingefrorenen Stufen vor</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Saving and stopping…</source>
        <translation>Speichert und hält an…</translation>
    </message>
    <message>
        <source>Stopped in {place}</source>
        <translation>Angehalten in {place}</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Validating</source>
        <translation>Validiert</translation>
    </message>
    <message>
        <source>best epoch {epoch}</source>
        <translation>beste Epoche {epoch}</translation>
    </message>
    <message>
        <source>epoch {epoch} of {epochs}</source>
        <translation>Epoche {epoch} von {epochs}</translation>
    </message>
    <message>
        <source>time left unknown</source>
        <translation>Restzeit unbekannt</translation>
    </message>
    <message>
        <source>training did not help: best before epoch 1</source>
        <translation>Training half nicht: am besten vor Epoche 1</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} von {total}</translation>
    </message>
    <message>
        <source>{speed} images/s</source>
        <translation>{speed} Bilder/s</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>noch {time}</translation>
    </message>
</context>
<context>
    <name>TrainingTab</name>
    <message>
        <source>Back to the training</source>
        <translation>Zurück zum Training</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>Modell wählen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Earlier run: {name}</source>
        <translation>Früherer Lauf: {name}</translation>
    </message>
    <message>
        <source>Image (*.png)</source>
        <translation>Bild (*.png)</translation>
    </message>
    <message>
        <source>Open images</source>
        <translation>Bilder öffnen</translation>
    </message>
    <message>
        <source>Preparing the training.</source>
        <translation>Das Training wird vorbereitet.</translation>
    </message>
    <message>
        <source>Save the charts</source>
        <translation>Diagramme speichern</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>Gespeichert: {path}</translation>
    </message>
    <message>
        <source>Stop showing this earlier run</source>
        <translation>Diesen früheren Lauf nicht mehr zeigen</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Vector graphics (*.svg)</source>
        <translation>Vektorgrafik (*.svg)</translation>
    </message>
    <message>
        <source>Your loss curves will appear here.</source>
        <translation>Ihre Loss-Kurven erscheinen hier.</translation>
    </message>
</context>
<context>
    <name>TryIntents</name>
    <message>
        <source>Open a folder of images first.</source>
        <translation>Öffnen Sie zuerst einen Ordner mit Bildern.</translation>
    </message>
    <message>
        <source>The preview shows one of your images.</source>
        <translation>Die Vorschau zeigt eines Ihrer Bilder.</translation>
    </message>
    <message>
        <source>There is no trained model to try yet.</source>
        <translation>Es gibt noch kein trainiertes Modell zum Ausprobieren.</translation>
    </message>
    <message>
        <source>Train one first. You can try it as soon as its first epoch is done.</source>
        <translation>Trainieren Sie zuerst eins. Sobald seine erste Epoche fertig ist, können Sie es ausprobieren.</translation>
    </message>
</context>
<context>
    <name>TryZone</name>
    <message>
        <source>Drop an image or a folder here, paste with Ctrl+V, or click to open one</source>
        <translation>Ein Bild oder einen Ordner hier ablegen, mit Strg+V einfügen oder klicken, um eins zu öffnen</translation>
    </message>
    <message>
        <source>Drop, paste or open
an image or a folder</source>
        <translation>Bild oder Ordner ablegen,
einfügen oder öffnen</translation>
    </message>
    <message>
        <source>Image to try</source>
        <translation>Auszuprobierendes Bild</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Noch nichts</translation>
    </message>
    <message>
        <source>Release to try it</source>
        <translation>Loslassen zum Ausprobieren</translation>
    </message>
    <message>
        <source>The dropped item is not a local file.</source>
        <translation>Das abgelegte Objekt ist keine Datei auf diesem Computer.</translation>
    </message>
    <message>
        <source>The pasted image could not be saved: {0}</source>
        <translation>Das eingefügte Bild konnte nicht gespeichert werden: {0}</translation>
    </message>
    <message>
        <source>There is no image on the clipboard.</source>
        <translation>In der Zwischenablage ist kein Bild.</translation>
    </message>
</context>
<context>
    <name>WarningLines</name>
    <message>
        <source>1 warning</source>
        <translation>1 Warnung</translation>
    </message>
    <message>
        <source>Each page an image</source>
        <translation>Jede Seite ein Bild</translation>
    </message>
    <message>
        <source>First page</source>
        <translation>Erste Seite</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Hide the warnings</source>
        <translation>Warnungen ausblenden</translation>
    </message>
    <message>
        <source>How multi-page TIFFs are read</source>
        <translation>Wie mehrseitige TIFFs gelesen werden</translation>
    </message>
    <message>
        <source>Keep these images in the same split.</source>
        <translation>Diese Bilder in derselben Teilmenge halten.</translation>
    </message>
    <message>
        <source>Keep together</source>
        <translation>Zusammenhalten</translation>
    </message>
    <message>
        <source>Maximum over all pages</source>
        <translation>Maximum über alle Seiten</translation>
    </message>
    <message>
        <source>Pages as red, green, blue</source>
        <translation>Seiten als Rot, Grün, Blau</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Show all {n}</source>
        <translation>Alle {n} zeigen</translation>
    </message>
    <message>
        <source>Show the images of this warning</source>
        <translation>Die Bilder dieser Warnung zeigen</translation>
    </message>
    <message>
        <source>Show the warnings</source>
        <translation>Warnungen zeigen</translation>
    </message>
    <message>
        <source>Show these images in the Images tab.</source>
        <translation>Diese Bilder im Tab „Bilder“ zeigen.</translation>
    </message>
    <message>
        <source>The images are scanned again. Training, prediction and exports all read them this way.</source>
        <translation>Die Bilder werden neu eingelesen. Training, Vorhersage und Exporte lesen sie alle auf diese Weise.</translation>
    </message>
    <message>
        <source>{n} warnings</source>
        <translation>{n} Warnungen</translation>
    </message>
</context>
<context>
    <name>WhyRow</name>
    <message>
        <source>Bright: supports “{0}”</source>
        <translation>Hell: stützt „{0}“</translation>
    </message>
    <message>
        <source>Computing heat map for “{0}”…</source>
        <translation>Heatmap für „{0}“ wird berechnet…</translation>
    </message>
    <message>
        <source>Heat map opacity</source>
        <translation>Deckkraft der Heatmap</translation>
    </message>
    <message>
        <source>Nothing in this image supports “{0}”.</source>
        <translation>Nichts in diesem Bild stützt „{0}“.</translation>
    </message>
    <message>
        <source>Show a heat map of what supports the answer. Click another class or label to see its map</source>
        <translation>Eine Heatmap zeigen von dem, was die Antwort stützt. Klicken Sie auf eine andere Klasse oder ein Label für deren Karte</translation>
    </message>
    <message>
        <source>Show why</source>
        <translation>Warum zeigen</translation>
    </message>
</context>
<context>
    <name>WindowActs</name>
    <message>
        <source>About FTStudio</source>
        <translation>Über FTStudio</translation>
    </message>
    <message>
        <source>Checking this computer…</source>
        <translation>Dieser Computer wird geprüft…</translation>
    </message>
    <message>
        <source>Lists and archives ({0})</source>
        <translation>Listen und Archive ({0})</translation>
    </message>
    <message>
        <source>Open a folder of images</source>
        <translation>Ordner mit Bildern öffnen</translation>
    </message>
    <message>
        <source>Open a list or an archive</source>
        <translation>Liste oder Archiv öffnen</translation>
    </message>
    <message>
        <source>Try an image</source>
        <translation>Bild ausprobieren</translation>
    </message>
</context>
<context>
    <name>_Cells</name>
    <message>
        <source>Images per class or label</source>
        <translation>Bilder pro Klasse oder Label</translation>
    </message>
    <message>
        <source>not split yet</source>
        <translation>noch nicht aufgeteilt</translation>
    </message>
    <message>
        <source>test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Validierung</translation>
    </message>
</context>
<context>
    <name>_Lines</name>
    <message>
        <source>Some images of each class</source>
        <translation>Einige Bilder jeder Klasse</translation>
    </message>
</context>
<context>
    <name>_ModelButton</name>
    <message>
        <source>Model: {title}</source>
        <translation>Modell: {title}</translation>
    </message>
</context>
<context>
    <name>_Rail</name>
    <message>
        <source>Show the column {title}</source>
        <translation>Spalte „{title}“ zeigen</translation>
    </message>
</context>
<context>
    <name>_ScanView</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel the scan.</source>
        <translation>Einlesen abbrechen.</translation>
    </message>
    <message>
        <source>Opening {name}</source>
        <translation>{name} wird geöffnet</translation>
    </message>
    <message>
        <source>Scan progress</source>
        <translation>Fortschritt des Einlesens</translation>
    </message>
    <message>
        <source>Scanning {name}</source>
        <translation>{name} wird eingelesen</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Startet…</translation>
    </message>
    <message>
        <source>{done} of {total} scanned</source>
        <translation>{done} von {total} eingelesen</translation>
    </message>
    <message>
        <source>{found} images so far</source>
        <translation>{found} Bilder bisher</translation>
    </message>
    <message>
        <source>{what}: {percent} %</source>
        <translation>{what}: {percent} %</translation>
    </message>
</context>
<context>
    <name>_SummaryView</name>
    <message>
        <source>1 image</source>
        <translation>1 Bild</translation>
    </message>
    <message>
        <source>1 needs attention</source>
        <translation>1 zu beachten</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation>Einzelheiten ausblenden</translation>
    </message>
    <message>
        <source>How the images were read, what is learned from them, what a split keeps together</source>
        <translation>Wie die Bilder gelesen wurden, was von ihnen gelernt wird, was eine Aufteilung zusammenhält</translation>
    </message>
    <message>
        <source>Show these files and their reasons in the Images tab.</source>
        <translation>Diese Dateien und ihre Gründe im Tab „Bilder“ zeigen.</translation>
    </message>
    <message>
        <source>{n} images</source>
        <translation>{n} Bilder</translation>
    </message>
    <message>
        <source>{n} need attention</source>
        <translation>{n} zu beachten</translation>
    </message>
    <message>
        <source>{n} not split yet</source>
        <translation>{n} noch nicht aufgeteilt</translation>
    </message>
    <message>
        <source>{n} test</source>
        <translation>{n} Test</translation>
    </message>
    <message>
        <source>{n} training</source>
        <translation>{n} Training</translation>
    </message>
    <message>
        <source>{n} validation</source>
        <translation>{n} Validierung</translation>
    </message>
    <message>
        <source>{percent} % are held out for validation</source>
        <translation>{percent} % sind für die Validierung zurückgehalten</translation>
    </message>
</context>
</TS>
