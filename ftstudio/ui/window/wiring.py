"""Which signal of which panel asks for what: the whole table, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ftstudio.app.session import run_to_try

if TYPE_CHECKING:
    from ftstudio.core.events import EpochDone, PhaseChanged, RolledBack, StepDone
    from ftstudio.ui.window.main_window import MainWindow


def wire_sides(window: MainWindow) -> None:
    """The columns on the left and on the right."""
    controller = window.controller
    images, runs, downloads, tries = controller.images, controller.runs, controller.downloads, controller.tries
    why = controller.why

    dataset = window.dataset_panel
    dataset.open_requested.connect(images.open_source)
    dataset.sample_requested.connect(images.open_sample)
    dataset.archive_names_chosen.connect(images.choose_archive_names)
    dataset.scan_cancelled.connect(images.cancel_scan)
    dataset.problems_requested.connect(window.show_problems)
    dataset.caution_requested.connect(window.show_caution)
    dataset.reading_chosen.connect(images.read_from)
    dataset.companions_chosen.connect(images.choose_companions)
    dataset.pages_chosen.connect(images.read_pages)
    dataset.group_chosen.connect(controller.choose_group)
    dataset.target_chosen.connect(images.choose_target)
    controller.recent_changed.connect(lambda recent: dataset.set_recent(list(recent)))

    model = window.model_panel
    model.model_chosen.connect(controller.choose_model)
    model.weights_chosen.connect(controller.choose_weights)
    model.download_requested.connect(downloads.download)
    model.download_cancelled.connect(downloads.cancel)
    model.depth_chosen.connect(controller.choose_depth)
    model.advice_requested.connect(controller.advice.find)
    model.advice_cancelled.connect(controller.advice.cancel)
    model.comparison_requested.connect(controller.model_advice.ask)
    model.comparison_cancelled.connect(controller.model_advice.cancel)
    controller.model_advice.progress.connect(model.show_comparison_progress)
    controller.model_advice.found.connect(model.show_compared)

    train = window.train_panel
    train.settings_changed.connect(controller.change_training)
    train.time_chosen.connect(controller.choose_time)
    train.val_fraction_changed.connect(controller.choose_val_fraction)
    train.train_requested.connect(runs.train)
    train.pause_requested.connect(runs.pause)
    train.go_on_requested.connect(runs.go_on)
    train.stop_requested.connect(runs.stop)
    runs.run_requested.connect(window.notifier.training_began)
    runs.finished.connect(window.notifier.training_ended)
    train.preview_requested.connect(tries.preview)
    tries.preview_ready.connect(train.show_preview)

    predict = window.predict_panel
    predict.predict_requested.connect(tries.predict)
    predict.predict_requested.connect(window.try_it.unfold)
    predict.run_chosen.connect(tries.choose_run)
    predict.cancel_requested.connect(tries.cancel_prediction)
    predict.explain_requested.connect(why.explain)
    predict.why_kept.connect(why.keep)
    predict.correction_requested.connect(images.correct)
    predict.train_on_requested.connect(runs.train_on)
    tries.prediction_started.connect(predict.prediction_started)
    tries.predicted.connect(predict.add_prediction)
    tries.unreadable.connect(predict.add_unreadable)
    tries.prediction_finished.connect(predict.prediction_finished)
    tries.prediction_failed.connect(predict.prediction_failed)
    why.explained.connect(predict.show_heat_map)
    why.failed.connect(predict.heat_map_failed)


def wire_tabs(window: MainWindow) -> None:
    """The tabs in the middle, made after the first paint."""
    controller = window.controller
    images, runs, tries, history = controller.images, controller.runs, controller.tries, controller.history
    trust = controller.trust

    charts = window.training_tab

    def add_events(events: list[StepDone | EpochDone | PhaseChanged | RolledBack]) -> None:
        for event in events:
            charts.add_event(event)

    runs.run_requested.connect(window.show_training)
    runs.run_started.connect(charts.run_started)
    runs.events_came.connect(add_events)
    runs.run_started.connect(history.complete)
    history.curves_ready.connect(charts.show_runs)
    history.run_shown.connect(charts.show_run)

    gallery = window.gallery
    gallery.exclude_requested.connect(images.exclude)
    gallery.include_requested.connect(images.include)
    gallery.move_requested.connect(images.move)
    gallery.open_requested.connect(images.open_file)
    gallery.reveal_requested.connect(images.reveal)

    labels = controller.labels
    gallery.check_requested.connect(labels.check)
    gallery.check_cancelled.connect(labels.cancel)
    gallery.keep_requested.connect(labels.keep)
    gallery.move_one_requested.connect(images.move_one_of_many)
    labels.progress.connect(gallery.show_check)
    labels.stopped.connect(gallery.show_check_stopped)
    labels.found.connect(gallery.show_suspects)
    labels.settled.connect(gallery.show_settled)

    sorting, view = controller.sorting, window.sort_view
    sorting.begun.connect(window.show_sorting)
    sorting.changed.connect(view.show_board)
    sorting.progress.connect(view.show_progress)
    sorting.open_requested.connect(lambda _source: window.show_sorting(False))
    view.label_requested.connect(sorting.label)
    view.class_requested.connect(sorting.add_class)
    view.proposals_requested.connect(sorting.propose)
    view.make_requested.connect(sorting.make)
    images.undo_stack.canUndoChanged.connect(view.undo.setEnabled)
    view.undo_requested.connect(images.undo_stack.undo)
    view.closed.connect(sorting.leave)
    view.closed.connect(lambda: window.show_sorting(False))

    charts.class_chosen.connect(window.show_class)

    evaluation = window.evaluation_panel
    runs.confusion_wanted.connect(window.show_confusion)
    potential = evaluation.potential
    potential.requested.connect(controller.potential.ask)
    potential.cancelled.connect(controller.potential.cancel)
    controller.potential.progress.connect(potential.show_progress)
    controller.potential.found.connect(potential.show_found)
    evaluation.evaluate_requested.connect(tries.evaluate)
    evaluation.cancel_requested.connect(tries.cancel_evaluation)
    evaluation.open_requested.connect(images.open_file)
    tries.evaluation_wanted.connect(window.show_evaluation_of)
    tries.evaluation_progress.connect(evaluation.show_progress)
    tries.evaluated.connect(evaluation.show_evaluation)
    tries.evaluation_failed.connect(evaluation.evaluation_failed)
    tries.evaluation_stopped.connect(evaluation.evaluation_stopped)
    evaluation.sure_from_chosen.connect(history.set_sure_from)
    evaluation.explain_requested.connect(trust.explain)
    evaluation.explain_cancelled.connect(trust.cancel_explaining)
    trust.heat_map_made.connect(evaluation.add_heat_map)
    trust.explaining_ended.connect(evaluation.explaining_ended)
    trust.explaining_failed.connect(evaluation.explaining_failed)

    table = window.history_panel
    table.open_requested.connect(history.open)
    table.reveal_requested.connect(images.reveal)
    table.resume_requested.connect(runs.resume)
    table.train_on_requested.connect(runs.train_on)
    table.start_requested.connect(history.start_from)
    table.duplicate_requested.connect(history.duplicate)
    table.rename_requested.connect(history.rename)
    table.note_requested.connect(history.set_note)
    table.delete_requested.connect(history.delete)
    table.export_requested.connect(window.acts.show_export)
    table.report_requested.connect(window.acts.ask_for_report)
    table.selection_changed.connect(history.overlay)
    table.sorting_kept.connect(history.keep_sorting)
    comparison = table.details.comparison
    comparison.compare_requested.connect(trust.compare)
    comparison.cancel_requested.connect(trust.cancel_comparison)
    comparison.open_requested.connect(images.open_file)
    trust.comparison_progress.connect(comparison.show_progress)
    trust.compared.connect(comparison.show_answer)
    trust.comparison_failed.connect(comparison.comparison_failed)
    trust.comparison_stopped.connect(comparison.comparison_stopped)


def wire_menus(window: MainWindow) -> None:
    """The menus and their keys."""
    controller, menus = window.controller, window.menus
    menus.open.triggered.connect(window.acts.choose_folder)
    menus.open_file.triggered.connect(window.acts.choose_list)
    menus.recent_chosen.connect(controller.images.open_source)
    menus.sample.triggered.connect(controller.images.open_sample)
    menus.export.triggered.connect(lambda: window.acts.show_export())
    menus.report.triggered.connect(lambda: window.acts.ask_for_report([run_to_try(controller.state)]))
    menus.pack.triggered.connect(window.acts.save_everything)
    menus.unpack.triggered.connect(window.acts.open_project)
    menus.preferences.triggered.connect(window.acts.show_preferences)
    menus.quit.triggered.connect(window.close)
    menus.paste.triggered.connect(window.predict_panel.paste)
    menus.open_image.triggered.connect(window.acts.choose_image)
    for index, action in enumerate(menus.tabs):
        action.triggered.connect(lambda _checked=False, index=index: window.show_tab(index))
    menus.theme_chosen.connect(window.choose_theme)
    menus.train.triggered.connect(window.train_panel.train)
    menus.pause.triggered.connect(controller.runs.toggle_pause)
    menus.stop.triggered.connect(controller.runs.stop)
    menus.resume.triggered.connect(window.resume_last)
    menus.evaluate.triggered.connect(window.evaluate_current)
    menus.guide.triggered.connect(window.acts.open_guide)
    menus.shortcuts.triggered.connect(lambda: window.acts.show_shortcuts(menus.bar))
    menus.problem.triggered.connect(window.acts.report_problem)
    menus.diagnostics.triggered.connect(window.acts.show_diagnostics)
    menus.about.triggered.connect(window.acts.show_about)
    controller.recent_changed.connect(menus.set_recent)
